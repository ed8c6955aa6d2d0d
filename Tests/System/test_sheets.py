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
    assert "0 rows" in guanjia(tmp_path, "export", "letters", "--filter", "show=waiting", "--out", "letters.csv")
    assert (tmp_path / "letters.csv").read_text(encoding="utf-8-sig").count(",") > 5
    guanjia(tmp_path, "export", "letters", "--filter", "waiting", status=2)
    guanjia(tmp_path, "export", "people", "--filter", "show=waiting", status=2)


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


def office(folder: Path, *files: str, into: str = "xlsx:Calc MS Excel 2007 XML", reading: str | None = None) -> None:
    """One LibreOffice with a profile of its own opens the files and writes them anew into the folder `out`."""
    subprocess.run(
        ["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", into,
         *([f"--infilter={reading}"] if reading else []), "--outdir", "out", *files],
        cwd=folder, check=True, timeout=120, capture_output=True)


with_office = pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
TEXT = "CSV:44,34,76,1,,0,true,true"
"""UTF-8 with commas; what is quoted is text, and what looks like a date is one."""


@with_office
def test_what_libreoffice_writes_comes_in(tmp_path: Path) -> None:
    (tmp_path / "rooms.csv").write_text("房号,名称\n3-1-801,八零一\n", encoding="utf-8")
    office(tmp_path, "rooms.csv", reading="CSV:44,34,76")
    assert "1 created" in guanjia(tmp_path, "import", "places", tmp_path / "out" / "rooms.xlsx")
    # A real spreadsheet: merged cells, formulas, serial dates, telephones that are numbers.
    rooms(tmp_path / "register.xlsx")
    people(tmp_path / "people.xlsx")
    office(tmp_path, "register.xlsx", "people.xlsx", into="ods")
    office(tmp_path, "out/register.ods", "out/people.ods")
    # The room that is there gets the area which stands in its row.
    done = guanjia(tmp_path, "import", "places", "out/register.xlsx")
    assert "2 created, 1 changed, 0 unchanged" in done and "area - → 89.5" in done
    done = guanjia(tmp_path, "import", "people", "out/people.xlsx", "--good-rows")
    assert "3 created" in done and "1 refused" in done


KINDS = ["places", "people", "occupancies", "vehicles", "cases", "staff"]


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with what spreadsheets like to spoil, and every export of it in both formats."""
    folder = tmp_path_factory.mktemp("filled")
    (folder / "rooms.csv").write_text("code,name\n3-1-801,=1+1\n3-1-802,0802\n", encoding="utf-8")
    (folder / "people.csv").write_text(
        "编号,name,phone,room,from,note\n00123,王建国,13800138000,3-1-801,2024-05-01,+86\n"
        "123456789012345678901234,李四,021-58886666,3-1-802,2020-02-29,1e5\n", encoding="utf-8")
    (folder / "cases.csv").write_text(
        "编号,联系人,电话,时间,诉求内容,答复\nA-1,张三,13800138000,2019/3/11 9:05,=HYPERLINK(1),已办\n", encoding="utf-8")
    (folder / "vehicles.csv").write_text("车牌,姓名,电话,开始日期\n沪A12345,王建国,13800138000,2024-05-02\n", encoding="utf-8")
    for kind in ["places", "people", "vehicles", "cases"]:
        file = "rooms.csv" if kind == "places" else f"{kind}.csv"
        guanjia(folder, "import", kind, file)
    for kind in KINDS:
        for ending in ["xlsx", "csv"]:
            guanjia(folder, "export", kind, "--out", f"{kind}-out.{ending}")
    return folder


@with_office
@pytest.mark.parametrize("ending", ["xlsx", "csv"])
def test_what_goes_out_opens_in_libreoffice_with_its_types(filled: Path, ending: str) -> None:
    office(filled, *[f"{kind}-out.{ending}" for kind in KINDS], reading=TEXT if ending == "csv" else None)

    def rows(kind: str) -> list[list[object]]:
        sheet = openpyxl.load_workbook(filled / "out" / f"{kind}-out.xlsx").active
        assert all(cell.data_type != "f" for row in sheet.iter_rows() for cell in row), kind
        return [[cell.value for cell in row] for row in sheet.iter_rows()][1:]

    wang, li = sorted(rows("people"), key=lambda row: row[0])
    assert wang[:4] == ["00123", "王建国", "13800138000", "3-1-801"] and wang[5] == datetime.datetime(2024, 5, 1)
    assert li[0] == "123456789012345678901234" and li[5] == datetime.datetime(2020, 2, 29) and li[9] == "1e5"
    assert wang[9] == "'+86"
    assert ["3-1-801", "'=1+1"] in [row[:2] for row in rows("places")]
    assert ["3-1-802", "0802"] in [row[:2] for row in rows("places")]
    who = ["00123", "王建国", "13800138000"]
    assert ["3-1-801", *who, "业主", datetime.datetime(2024, 5, 1)] in [row[:6] for row in rows("occupancies")]
    car = rows("vehicles")[0]
    assert car[0] == "沪A12345" and car[2:7] == [*who, "3-1-801", datetime.datetime(2024, 5, 2)]
    case = rows("cases")[0]
    assert case[1] == "'=HYPERLINK(1)" and case[11] == datetime.datetime(2019, 3, 11, 9, 5)
    assert rows("staff")[0][0] == "admin"


def test_old_cases_come_in_the_same_way(tmp_path: Path) -> None:
    """As the manual has it: a dry run by row, all or the good ones, again, taken back, and again."""
    (tmp_path / "old.csv").write_bytes(
        "编号,联系人,电话,时间,诉求内容,答复,答复时间,备注\n"
        "A-1,张三,13800138000,2019/3/11 9:05,楼道灯不亮,已更换灯头,2019-03-12,x\n"
        "A-2,李四,13900139000,2019年3月12日,电梯按键失灵,,,\nA-3,王五,,不记得了,水管漏水,,,\n".encode("gb18030"))
    dry = guanjia(tmp_path, "import", "cases", "old.csv", "--dry-run", status=1)
    assert dry.splitlines()[-5:] == [
        "columns left out: 备注", "row 2: would be created", "row 3: would be created",
        "row 4: refused, dateOutOfRange (reportedAt)", "3 rows: 2 would be created, 0 there already, 1 refused"]
    assert "not created" in guanjia(tmp_path, "import", "cases", "old.csv", status=1)
    done = guanjia(tmp_path, "import", "cases", "old.csv", "--good-rows", "--case-kind", "repair")
    assert "3 rows: 2 created, 0 there already, 1 refused" in done
    again = guanjia(tmp_path, "import", "cases", "old.csv", "--good-rows")
    assert "row 2: is there as " in again and "0 created, 2 there already" in again
    number = done.split("guanjia import undo ")[1].split()[0]
    assert "2 rows taken back, 0 of them not wholly" in guanjia(tmp_path, "import", "undo", number)
    guanjia(tmp_path, "export", "cases", "--out", "none.xlsx")
    assert openpyxl.load_workbook(tmp_path / "none.xlsx").active.max_row == 1
    assert "2 created" in guanjia(tmp_path, "import", "cases", "old.csv", "--good-rows")
    assert "counters are wrong" not in guanjia(tmp_path, "doctor")
