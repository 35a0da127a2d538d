"""Products come in and go out by the command line."""

import os
import subprocess
import sys
from pathlib import Path

from handsel.modules.catalog.importing.tests.files import PLAIN
from tests.cast import Shop


def handsel(database: dict[str, str], *arguments: str) -> subprocess.CompletedProcess[str]:

    environ = {**os.environ, "DATABASE_URL": database["handsel_app"], "COLUMNS": "100"}
    command = [sys.executable, "-m", "handsel.edge.cli", *arguments]
    return subprocess.run(command, capture_output=True, text=True, env=environ)


def test_a_file_is_tried_imported_and_written_again(
    rose: Shop, database: dict[str, str], tmp_path: Path
) -> None:
    file = tmp_path / "bread.csv"
    file.write_text(PLAIN)
    shop = ("--business", str(rose.id))
    tried = handsel(database, "import", str(file), *shop, "--dry-run")
    assert (tried.returncode, "Nothing was changed" in tried.stderr) == (0, True), tried.stderr
    assert "2 products new" in handsel(database, "import", str(file), *shop).stderr
    written = handsel(database, "export", *shop)
    assert written.stdout.count("\n") == 4
    assert "Rye loaf" in written.stdout


def test_a_wrong_file_says_where_and_fails(
    rose: Shop, database: dict[str, str], tmp_path: Path
) -> None:
    file = tmp_path / "bread.csv"
    file.write_text("Naam,Prijs\nBun,free\n")
    shop = ("--business", str(rose.id))
    mapped = ("--map", "title=Naam", "--map", "price=Prijs")
    wrong = handsel(database, "import", str(file), *shop, *mapped)
    assert wrong.returncode == 1
    assert "Prijs" in wrong.stderr
    assert "Nothing was imported: 1 errors." in wrong.stderr
    assert handsel(database, "import", str(file), *shop, "--map", "title").returncode == 78
    assert handsel(database, "import", "none.csv", *shop).returncode == 78
