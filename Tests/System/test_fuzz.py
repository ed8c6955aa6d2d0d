"""The API description is true: requests made from it by chance are answered as it says."""

import os
import subprocess
import sys
from pathlib import Path

import httpx
import pytest
from harness import ROOT, Server

CHECKS = "not_a_server_error,status_code_conformance,content_type_conformance,response_schema_conformance"
SECONDS_A_CALL = 4
"""There are more calls with each month: so the limit of a run grows with them. It ends what hangs, no more."""
EXAMPLES = os.environ.get("FUZZ_EXAMPLES", "15")
SEED = os.environ.get("FUZZ_SEED", "20261123")


def test_every_answer_is_one_the_description_promises(house: Server, tmp_path: Path) -> None:
    description = f"{house.url}/api/v1/openapi.json"
    token = house.token(house.role("administrator", "admin", "director", "manager"))
    found = httpx.get(description, headers={"Authorization": f"Bearer {token}"}, trust_env=False, timeout=30)
    if found.status_code == 404:
        pytest.skip("API fuzz left out: /api/v1/openapi.json is not served yet")
    assert found.status_code == 200, found.text
    calls = sum(len(methods) for methods in found.json()["paths"].values())
    assert calls, "the description names no call"

    report = ROOT / ".setup" / "fuzz.log"
    # One worker: this Python counts how deep it reads a source for all threads together (python/cpython#106905).
    command = [
        str(Path(sys.executable).with_name("schemathesis")), "run", description,
        "--header", f"Authorization: Bearer {token}", "--checks", CHECKS,
        "--phases", "examples,coverage,fuzzing", "--max-examples", EXAMPLES, "--seed", SEED, "--workers", "1",
        "--generation-database", "none", "--request-timeout", "10", "--continue-on-failure", "--no-color",
        "--exclude-path-regex", "/live$",  # the live stream never ends its answer
    ]
    with report.open("w") as log:
        try:
            status = subprocess.run(
                command, stdin=subprocess.DEVNULL, stdout=log, stderr=subprocess.STDOUT, cwd=tmp_path,
                timeout=calls * SECONDS_A_CALL).returncode
        except subprocess.TimeoutExpired:
            status = f"no end within {calls * SECONDS_A_CALL} s"
    text = report.read_text("utf-8", "replace")
    assert house.process.poll() is None, f"the program died under the fuzzer; see {report}"
    assert status == 0, f"{status}; all of it is in {report}\n{text[-6000:]}"
