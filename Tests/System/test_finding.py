"""People are found by their names as a second opinion, pypinyin, reads them; the list under the box goes by keys."""

import random
from concurrent.futures import ThreadPoolExecutor

import httpx
import pytest
from chromium import Chromium
from harness import Server, axe, screenshot, sign_in
from playwright.sync_api import Page, expect
from pypinyin import Style, lazy_pinyin

PEOPLE = 3000
MOST = 50
"""So many people one search answers."""

FLOOR = 0.999
"""Just under what was measured: all of 3,000 by syllables, of 2,987 by initials, and of 1,500 each by tones in numbers
and in marks. Where the two read a character otherwise, both readings should find it."""

# By how many people have them, the most first; then those with readings of their own, then those of two characters.
SURNAMES = list(
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩邓冯曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪"
    "廖石金韦贾夏付方邹熊白孟秦邱侯江尹薛闫雷龙黎史陶贺毛段郝顾龚邵万覃武钱戴严莫孔向常汤温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂"
    "章鲁岳翟申欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单季裴霍涂成苗谷曲盛冉翁蓝骆路游辛欧管柴蒙鲍华喻祁房蒲滕萧屈饶解牟"
    "艾尤阳阎穆农司卓古吉缪简车项连芦麦褚娄窦戚岑景党宫费卜冷晏席卫米柏宗瞿桂全佟应臧闵苟邬边卞姬师和仇栾隋商刁沙荣巫寇桑郎甄丛"
    "仲虞敖巩明佘池查麻苑迟邝区朴盖员乐隗晁谌逄郇尉"
) + ["欧阳", "上官", "司马", "诸葛", "尉迟", "令狐", "长孙", "夏侯", "皇甫", "万俟", "澹台", "单于"]
GIVEN = (
    "伟芳娜秀英敏静丽强磊军洋勇艳杰娟涛明超兰霞平刚桂建国志文华玉春梅红云海燕晓东小波成龙凤鹏飞宇浩轩子涵欣怡梓睿思佳雨婷嘉俊天一泽"
    "博峰林晨阳琳雪慧颖莉萍玲莹洁薇倩蕾蓉菲妍妮娇媛婧瑶瑾璇琪琦琴琼珍珠珊彤晶晴旭昊昕晟曦朝朋松柏桦楠森榕榆樱毅永康庆庭廷延德心忠"
    "忆恒悦惠意愉慕懿家宏宝实宁安宜宗定容富寒尧山岚岩岭峻川州帆常广斌斐新方旋日昌星映昭显普景智曼木本权材杏来柔根格梁梦棋森楚荣乐樊"
    "欢正武毓民水江池沁沛河治沿泉法泓波泰洪津活流济润淑清源滨漫澄澜灿炎炜烁烨焕然煜熙燕爱牧献玖玥珂珏珑理瑞瑛瑜瑞璐瓦生甜田男画畅"
    "登盛真知石硕碧礼祎祖祥祺福禄秋科程秦穗立竹笑筠简米粒素紫红纯绍绪绮维绿缘群羽翔翰翠耀聪育胜能臣自致舒航良艺艾芝芬花芮芷芸芹若苑"
    "苗茂茜茵茹荷莎莲菁菊萌萱萧落葆葵蒙蓓蓝蔚蕊蕙薛藏虎虹行衡裕西观言誉诗诚语谊谦谷豪贝贞贤贵赫超越跃路轩辉辰达迅迎远逸道邦郁重金钊"
    "钧钰铁铭银锋锐锦镇长门闻防陆隆隽雁雄雅雯霄霓青非音韵顺颂领风馨骏高魁鲁鸣鸿鹤麒麟黎默鼎齐龄"
)


def names() -> list[str]:
    dice = random.Random(53)
    weights = [max(1, len(SURNAMES) - place) for place in range(len(SURNAMES))]
    surnames = dice.choices(SURNAMES, weights, k=PEOPLE)
    return [surname + "".join(dice.choices(GIVEN, k=dice.choice([1, 2, 2, 2, 2]))) for surname in surnames]


@pytest.fixture(scope="module")
def server(house: Server) -> Server:
    """A house of their own for the pages too, with three thousand people more."""
    return house


@pytest.fixture(scope="module")
def estate(server: Server) -> tuple[httpx.Client, dict[str, str]]:
    """The three thousand: their names by ID."""
    api = server.api(server.token(server.role("customer-service-manager", "agent")))

    def add(name: str) -> tuple[str, str]:
        answer = api.post("/people", json={"name": name})
        assert answer.status_code == 201, answer.text
        return answer.json()["id"], name

    with ThreadPoolExecutor(8) as pool:
        return api, dict(pool.map(add, names()))


def agreement(
    estate: tuple[httpx.Client, dict[str, str]], what: str, style: Style, joint: str = "", part: slice = slice(None)
) -> float:
    """The share of people that their reading finds, of those whom no page of others hides."""
    api, everyone = estate
    people = dict(list(everyone.items())[part])

    def found(one: tuple[str, str]) -> bool | None:
        typed = joint.join(lazy_pinyin(one[1], style, v_to_u=False))
        items = api.get("/search", params={"q": typed, "type": "person", "limit": MOST}).json()["items"]
        if any(item["id"] == one[0] for item in items):
            return True
        return None if len(items) == MOST else False

    with ThreadPoolExecutor(8) as pool:
        answers = list(zip(people.items(), pool.map(found, people.items()), strict=True))
    missed = [(name, joint.join(lazy_pinyin(name, style, v_to_u=False))) for (_, name), hit in answers if hit is False]
    judged = sum(hit is not None for _, hit in answers)
    assert judged > len(people) * 0.6
    share = 1 - len(missed) / judged
    print(f"pypinyin agrees by {what}: {judged - len(missed)} of {judged} ({share:.2%}); not: {missed[:20]}")
    return share


def test_people_are_found_as_pypinyin_reads_them(estate: tuple[httpx.Client, dict[str, str]]) -> None:
    assert agreement(estate, "syllables", Style.NORMAL) >= FLOOR


def test_and_with_tones_one_syllable_apart_from_the_other(estate: tuple[httpx.Client, dict[str, str]]) -> None:
    # Every other person by each: both take as long as all by one.
    assert agreement(estate, "tones", Style.TONE3, " ", slice(0, None, 2)) >= FLOOR
    assert agreement(estate, "marks", Style.TONE, part=slice(1, None, 2)) >= FLOOR


def test_and_by_initials(estate: tuple[httpx.Client, dict[str, str]]) -> None:
    assert agreement(estate, "initials", Style.FIRST_LETTER) >= FLOOR


OWN = {"曾": "zeng", "单": "shan", "解": "xie", "仇": "qiu", "区": "ou", "查": "zha", "盖": "ge", "尉迟": "yuchi",
       "万俟": "moqi", "员": "yun", "任": "ren", "华": "hua", "朴": "piao", "翟": "zhai", "覃": "qin", "乐": "yue",
       "缪": "miao", "晁": "chao", "逄": "pang", "澹台": "tantai", "长孙": "zhangsun"}


def test_surnames_are_read_as_surnames(estate: tuple[httpx.Client, dict[str, str]]) -> None:
    api, people = estate
    for surname, reading in OWN.items():
        id_ = api.post("/people", json={"name": surname + "英"}).json()["id"]
        items = api.get("/search", params={"q": reading + "ying", "type": "person", "limit": MOST}).json()["items"]
        assert id_ in [item["id"] for item in items], f"{surname} is not read {reading}"


def test_the_list_under_the_box_goes_by_keys(desktop: Page, server: Server) -> None:
    sign_in(desktop, server, server.role("agent"))
    asked: list[str] = []
    desktop.on("request", lambda request: asked.append(request.url) if "/find/lines" in request.url else None)
    desktop.keyboard.press("/")
    desktop.keyboard.type("wang", delay=30)
    first = desktop.locator("#found [role=option]").first
    expect(first).to_be_visible()
    assert len(asked) <= 2, f"letters typed without a rest are asked for once, not {asked}"
    assert desktop.locator("#found [role=option]").count() <= 8
    screenshot(desktop, "find-lines")
    axe(desktop)
    desktop.keyboard.press("ArrowDown")
    expect(first).to_have_attribute("aria-selected", "true")
    href = first.get_attribute("href")
    desktop.keyboard.press("Enter")
    desktop.wait_for_url(f"**{href}")
    desktop.keyboard.press("/")
    desktop.keyboard.type("wang")
    expect(first).to_be_visible()
    desktop.keyboard.press("Escape")
    expect(first).to_be_hidden()
    desktop.keyboard.press("Enter")
    desktop.wait_for_url("**/find?q=wang")
    desktop.keyboard.press("j")
    desktop.keyboard.press("j")
    expect(desktop.locator("[data-list] a[href]").nth(1)).to_be_focused()


def test_what_was_found_reads_well(each_page: Page, look: str, server: Server) -> None:
    sign_in(each_page, server, server.role("agent"))
    for name, typed in [("found", "wang"), ("found-room", "1-1-10"), ("found-nothing", "qxzqxz")]:
        each_page.goto(f"/find?q={typed}")
        screenshot(each_page, f"{name}-{look}")
        axe(each_page)


def test_finding_needs_no_script(browser: Chromium, server: Server) -> None:
    context = browser.new_context(base_url=server.url, java_script_enabled=False)
    page = context.new_page()
    sign_in(page, server, server.role("agent"))
    page.fill("#find", "wang")
    page.press("#find", "Enter")
    expect(page.locator("mark").first).to_be_visible()
    context.close()
