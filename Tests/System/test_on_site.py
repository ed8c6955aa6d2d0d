"""A repair on the worker's telephone: the code at the door, the work sheet, the customer's signature drawn by finger."""

from harness import Server, register, sign, sign_in
from playwright.sync_api import Page, expect


def test_a_worker_arrives_by_code_writes_the_sheet_and_the_customer_signs(telephone: Page, server: Server) -> None:
    worker = server.account("engineer")[0]
    with server.api(server.token("supervisor", "on the spot")) as api:
        number = register(api, "现场：角阀滴水")["number"]
        sent = api.post(f"/cases/{number}/actions/dispatch", json={"to": worker}).json()
        code = sent["tasks"][-1]["doorCode"]
        sign_in(telephone, server, "engineer")
        telephone.goto("/work")

        def card():
            found = telephone.locator("article.card, details.card", has_text="现场：角阀滴水").first
            found.evaluate("card => { if (card.tagName === 'DETAILS') card.open = true }")
            return found

        card().get_by_role("button", name="接单", exact=True).first.click()
        form = card().locator("details.work-form", has=telephone.locator("[name=code]"))
        form.locator("summary").click()
        form.locator("[name=code]").fill(code)
        form.get_by_role("button", name="到场").click()
        expect(card()).to_contain_text("凭码到场")

        card().locator("details.part > summary", has_text="工单").click()
        form = card().locator("details.work-form", has=telephone.locator("[name=quantity]"))
        form.locator("summary").click()
        for name, text in {"name": "角阀", "quantity": "2", "unit": "个", "price": "25.50"}.items():
            form.locator(f"[name={name}]").fill(text)
        form.get_by_role("button", name="记材料").click()

        card().locator("details.part > summary", has_text="¥51.00").click()
        form = card().locator("details.work-form", has=telephone.locator("canvas"))
        form.locator("summary").click()
        form.locator("[name=name]").fill("测试客户")
        sign(telephone, form.locator("canvas"))
        form.get_by_role("button", name="客户签字").click()
        expect(card()).to_contain_text("已签字确认 ¥51.00")

        item = api.get(f"/cases/{number}").json()
        signature = item["tasks"][-1]["sheet"]["signatures"][-1]
        assert item["tasks"][-1]["arrivedByCode"] and signature["charges"]["amount"] == 5100
        picture = next(file for file in item["attachments"] if file["id"] == signature["picture"])
        assert picture["type"] == "image/png" and picture["moment"] == "signature" and picture["bytes"] > 500
