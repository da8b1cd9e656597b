"""The container files, which cannot be run here: what an operator relies on is read out of them."""

import re
from pathlib import Path
from typing import Any

import pytest
import yaml  # type: ignore[import-untyped]  # yamllint brings it, without types

from symbiosis.kit.embedded.cluster import EXTENSIONS
from symbiosis.settings import Settings

ROOT = Path(__file__).resolve().parents[2]
DOCKERFILE = (ROOT / "docker/Dockerfile").read_text()
COMPOSE: dict[str, Any] = yaml.safe_load((ROOT / "docker/compose.yaml").read_text())
SERVICES: dict[str, dict[str, Any]] = COMPOSE["services"]


def images() -> list[str]:
    built_from = re.findall(r"^FROM (\S+)", DOCKERFILE, re.MULTILINE)
    return built_from + [service["image"] for service in SERVICES.values() if "build" not in service]


@pytest.mark.parametrize("image", images())
def test_image_is_pinned_to_a_release(image: str) -> None:
    assert re.search(r":\d+\.\d+", image)


def test_image_runs_as_nobody_special_and_tells_its_health() -> None:
    final_stage = DOCKERFILE.split("\nFROM ")[-1]
    assert re.search(r"^USER [1-9]\d+$", final_stage, re.MULTILINE)
    assert "/livez" in final_stage[final_stage.index("HEALTHCHECK") :]
    assert "SYMBIOSIS_ENVIRONMENT=production" in final_stage


def test_image_installs_only_locked_packages() -> None:
    installs = re.findall(r"pip install (.*)", DOCKERFILE)
    assert installs
    assert all("--require-hashes" in line or "--no-deps --no-build-isolation" in line for line in installs)
    assert "npm ci" in DOCKERFILE
    assert "npm install" not in DOCKERFILE


def test_everything_the_image_copies_is_there_and_reaches_the_build() -> None:
    allowed = (ROOT / ".dockerignore").read_text().splitlines()
    for sources in re.findall(r"^COPY (?!--from)(.*) \S+$", DOCKERFILE, re.MULTILINE):
        for source in sources.split():
            assert (ROOT / source).exists(), source
            assert f"!{source.split('/')[0]}" in allowed, source


def test_deployment_has_two_api_processes_a_worker_a_proxy_and_the_database() -> None:
    assert set(SERVICES) == {"db", "migrate", "api", "worker", "proxy"}
    assert SERVICES["api"]["deploy"]["replicas"] == 2
    assert SERVICES["db"]["image"].startswith("postgres:18")
    assert [SERVICES[name]["command"] for name in ("migrate", "api", "worker")] == [
        ["migrate"],
        ["serve"],
        ["worker"],
    ]


def test_nothing_starts_before_what_it_needs() -> None:
    assert SERVICES["migrate"]["depends_on"] == {"db": {"condition": "service_healthy"}}
    for name in ("api", "worker"):
        assert SERVICES[name]["depends_on"] == {"migrate": {"condition": "service_completed_successfully"}}


def test_only_the_proxy_is_reachable_from_outside() -> None:
    assert [name for name, service in SERVICES.items() if "ports" in service] == ["proxy"]
    assert COMPOSE["networks"]["inside"] == {"internal": True}
    assert [name for name, service in SERVICES.items() if "outside" in service["networks"]] == ["proxy"]


def test_only_proxy_and_worker_reach_other_machines() -> None:
    """The proxy for its certificates, the worker to send mail."""
    reaching = [name for name, service in SERVICES.items() if set(service["networks"]) != {"inside"}]
    assert reaching == ["worker", "proxy"]


def test_no_secret_has_a_default() -> None:
    variables = re.findall(r"\$\{([^}]*)\}", (ROOT / "docker/compose.yaml").read_text())
    assert {variable.split(":")[0] for variable in variables} == {
        "POSTGRES_PASSWORD",
        "SYMBIOSIS_CURSOR_SECRET",
        "SYMBIOSIS_ENCRYPTION_SECRET",
        "SYMBIOSIS_DB_PASSWORD",
        "SYMBIOSIS_SMTP_URL",
        "SYMBIOSIS_MAIL_FROM",
        "SYMBIOSIS_DOMAIN",
    }
    assert all(":?" in variable for variable in variables)


def test_settings_of_the_containers_exist() -> None:
    known = {f"SYMBIOSIS_{name.upper()}" for name in Settings.model_fields}
    in_image = set(re.findall(r"\b(SYMBIOSIS_\w+)=", DOCKERFILE))
    in_compose = {name for name in SERVICES["api"]["environment"] if name.startswith("SYMBIOSIS_")}
    assert in_image | in_compose <= known


def test_data_outlives_the_containers() -> None:
    assert "database:/var/lib/postgresql" in SERVICES["db"]["volumes"]
    assert "certificates:/data" in SERVICES["proxy"]["volumes"]
    assert all("files:/" in " ".join(SERVICES[name]["volumes"]) for name in ("api", "worker"))
    assert set(COMPOSE["volumes"]) == {"database", "certificates", "files"}


def test_database_container_has_the_same_extensions_as_the_embedded_server() -> None:
    script = (ROOT / "docker/database/10-symbiosis.sh").read_text()
    assert set(re.findall(r"create extension (\w+);", script)) == set(EXTENSIONS)
    assert "superuser" not in re.findall(r"create role .*", script)[0]


@pytest.mark.parametrize("name", ["migrate", "api", "worker"])
def test_platform_containers_hold_no_privileges(name: str) -> None:
    service = SERVICES[name]
    assert service["read_only"] is True
    assert service["cap_drop"] == ["ALL"]
    assert service["security_opt"] == ["no-new-privileges:true"]
