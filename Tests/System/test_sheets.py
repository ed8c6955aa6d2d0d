"""Sheets as spreadsheet programs write them come in by the command line, and what goes out opens in one with its types."""

import datetime
import shutil
import subprocess
from pathlib import Path

import openpyxl
import pytest
from harness import BINARY, environment


def guanjia(folder: Path, *arguments: object, status: int = 0) -> str:
    done = subprocess.run(
        [BINARY, *map(str, arguments), "--store", str(folder / "store.db")], stdin=subprocess.DEVNULL,
        capture_output=True, text=True, cwd=folder, env=environment(), timeout=120)
    assert done.returncode == status, f"{arguments} ended with {done.returncode}: {done.stdout}\n{done.stderr}"
    return done.stdout


def rooms(path: Path) -> Path:
    """A title over all columns, a header of two lines, buildings and units merged, sums below, a hidden column."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet["A1"] = "花园小区房产台账"
    sheet.merge_cells("A1:E1")
    sheet.append(["房产信息", None, None, "其他", None])
    sheet.merge_cells("A2:C2")
    sheet.append(["楼栋", "单元", "室号", "名称", "面积"])
    sheet.append(["3栋", "1单元", 801, "八零一 ", 89.5])
    sheet.append([None, None, "0802", "八零二", 120])
    sheet.append([None, None, None, None, None])
    sheet.append([None, "2单元", "801", None, "=SUM(E4:E5)"])
    sheet.append(["合计", None, 3, None, None])
    sheet.merge_cells("A4:A7")
    sheet.merge_cells("B4:B5")
    sheet.column_dimensions["E"].hidden = True
    book.save(path)
    return path


def people(path: Path) -> Path:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(["姓名", "联系电话", "房号", "入住日期", "车牌号", "备注"])
    sheet.append(["张三、李四", "13800000001/13800000002", "3栋1单元801", datetime.date(2024, 5, 1), None, None])
    sheet.append(["王建国", 13800138000, "03-01-0802", 45413, "沪A12345", "=1+1 不是公式"])
    sheet["F3"].data_type = "s"
    sheet.append(["赵六", "１３９０００００００３", "3#2-801", "2024年5月1日", None, None])
    sheet.append(["错的", 13800138009, "9-9-999", None, None, None])
    book.save(path)
    return path


def test_three_sheets_and_an_hour(tmp_path: Path) -> None:
    dry = guanjia(tmp_path, "import", "places", rooms(tmp_path / "rooms.xlsx"), "--dry-run")
    assert "3 rows: 3 would be created" in dry
    assert "3 created" in guanjia(tmp_path, "import", "places", tmp_path / "rooms.xlsx")
    assert "3 unchanged" in guanjia(tmp_path, "import", "places", tmp_path / "rooms.xlsx")
    sheet = people(tmp_path / "people.xlsx")
    refused = guanjia(tmp_path, "import", "people", sheet, status=1)
    assert "row 5: refused, unknownPlace (place)" in refused and "not created" in refused
    done = guanjia(tmp_path, "import", "people", sheet, "--good-rows")
    assert "3 created" in done
    out = tmp_path / "people-out.xlsx"
    assert "4 rows" in guanjia(tmp_path, "export", "people", "--out", out)
    lines = list(openpyxl.load_workbook(out).active.iter_rows(values_only=True))
    by_name = {line[1]: line for line in lines[1:]}
    assert set(by_name) == {"张三", "李四", "王建国", "赵六"}
    assert by_name["王建国"][2:6] == ("13800138000", "3-1-802", "业主", datetime.datetime(2024, 5, 1))
    assert by_name["赵六"][2] == "13900000003" and by_name["赵六"][3] == "3-2-801"
    number = done.split("guanjia import undo ")[1].split()[0]
    assert "3 rows taken back, 0 of them not wholly" in guanjia(tmp_path, "import", "undo", number)
    assert "0 rows" in guanjia(tmp_path, "export", "people", "--out", out)


def test_a_column_is_named_by_hand_and_staff_get_a_first_word(tmp_path: Path) -> None:
    (tmp_path / "staff.csv").write_bytes("登入,称呼,干什么\nwang01,王师傅,客服坐席\n".encode("gb18030"))
    (tmp_path / "map.yaml").write_text("user: 登入\nname: 称呼\nrole: 干什么\n", encoding="utf-8")
    done = guanjia(tmp_path, "import", "staff", "staff.csv", "--map", "map.yaml")
    assert "1 created" in done and "new staff sign in first with: " in done
    wrong = guanjia(tmp_path, "import", "staff", "staff.csv", "--map", "map.yaml", "--project", "nowhere", status=1)
    assert wrong == ""
    guanjia(tmp_path, "export", "colours", status=2)


@pytest.mark.parametrize("payload", ["=1+1", "+86 138", "-1", "@SUM(A1)", "\t=1"])
def test_no_export_runs_what_somebody_wrote(tmp_path: Path, payload: str) -> None:
    (tmp_path / "rooms.csv").write_text(f'code,name\n3-1-801,"{payload}x"\n', encoding="utf-8")
    guanjia(tmp_path, "import", "places", "rooms.csv")
    for name in ["places.xlsx", "places.csv"]:
        guanjia(tmp_path, "export", "places", "--out", name)
    cells = [cell for row in openpyxl.load_workbook(tmp_path / "places.xlsx").active.iter_rows() for cell in row]
    assert all(cell.data_type != "f" for cell in cells)
    assert not any(str(cell.value or "").startswith(("=", "+", "-", "@", "\t")) for cell in cells)
    text = (tmp_path / "places.csv").read_text(encoding="utf-8-sig")
    assert f'"{payload.strip()}x"' not in text and payload.strip() in text


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_what_libreoffice_writes_comes_in(tmp_path: Path) -> None:
    (tmp_path / "rooms.csv").write_text("房号,名称\n3-1-801,八零一\n", encoding="utf-8")
    subprocess.run(
        ["soffice", "--headless", "--convert-to", "xlsx:Calc MS Excel 2007 XML", "--infilter=CSV:44,34,76",
         "rooms.csv"], cwd=tmp_path, check=True, timeout=120, capture_output=True)
    assert "1 created" in guanjia(tmp_path, "import", "places", tmp_path / "rooms.xlsx")
