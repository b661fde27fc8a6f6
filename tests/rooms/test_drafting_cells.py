"""The process that runs cells: what a kernel would put out, and nothing that stays behind."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from kit.errors import KitError
from kit.walk import Cells
from kit.walk.build import merge, run
from kit.walk.cells import Cell


@pytest.fixture(scope="module")
def cells():
    with Cells() as running:
        yield running


def words(outputs):
    return [out.get("text") or out["data"].get("text/plain") for out in outputs]


def test_outputs_come_in_their_order(cells, tmp_path):
    source = ("from IPython.display import HTML, display\nimport sys\nprint('one'); print('two')\n"
              "display(HTML('<b>x</b>')); print('three', file=sys.stderr); 6 * 7")  # fmt: skip
    (out,) = cells.run([source], tmp_path)
    assert [o["output_type"] for o in out] == ["stream", "display_data", "stream", "execute_result"]
    assert words(out) == ["one\ntwo\n", "<IPython.core.display.HTML object>", "three\n", "42"]
    assert out[1]["data"]["text/html"] == "<b>x</b>"
    assert [o.get("name") for o in out] == ["stdout", None, "stderr", None]


def test_each_notebook_begins_with_nothing(cells, tmp_path):
    cells.run(["x = 1", "x"], tmp_path)
    with pytest.raises(KitError, match="NameError: name 'x' is not defined"):
        cells.run(["x"], tmp_path)


def test_it_works_in_the_folder_it_is_given_with_no_answers(cells, tmp_path, nobodys_answers):
    (out,) = cells.run(["import os; print(os.getcwd()); print(os.environ['KIT_ANSWERS'])"],
                       tmp_path)  # fmt: skip
    here, answers = out[0]["text"].splitlines()
    assert Path(here) == tmp_path.resolve()
    assert Path(answers) != nobodys_answers
    assert not Path(answers).exists()


def test_answers_can_be_named(tmp_path):
    with Cells(str(tmp_path)) as running:
        (out,) = running.run(["import os; os.environ['KIT_ANSWERS']"], tmp_path)
    assert words(out) == [repr(str(tmp_path))]


@pytest.mark.parametrize(("source", "said"), [
    ("1 / 0", "a cell of the walk failed: ZeroDivisionError: division by zero"),
    ("def", "a cell of the walk failed: SyntaxError"),
    ("import kit\nkit.open_lesson('nowhere-at-all')", "NotFound: there is no lesson"),
    ("raise SystemExit(3)", "a cell of the walk failed: SystemExit: 3"),
    ("import os; os._exit(1)", "a cell of the walk ended the process that ran it"),
])  # fmt: skip
def test_what_fails_is_a_sentence(tmp_path, source, said):
    with Cells() as running, pytest.raises(KitError, match=said):
        running.run(["1", source, "2"], tmp_path)


def test_after_a_failure_the_next_notebook_runs(cells, tmp_path):
    with pytest.raises(KitError):
        cells.run(["1 / 0"], tmp_path)
    assert words(cells.run(["5"], tmp_path)[0]) == ["5"]


def test_a_cell_without_end_is_stopped(tmp_path):
    with Cells(longest=0.5) as running, pytest.raises(KitError, match=r"more than 0\.5 seconds"):
        running.run(["while True: pass"], tmp_path)


def test_an_output_that_is_renewed_stands_once(cells, tmp_path):
    source = ("from IPython.display import display\nh = display('a', display_id=True)\n"
              "display('b'); h.update('c')")  # fmt: skip
    (out,) = cells.run([source], tmp_path)
    assert words(out) == ["'c'", "'b'"]
    source = "from IPython.display import clear_output\nprint('a'); clear_output(); print('b')"
    assert words(cells.run([source], tmp_path)[0]) == ["b\n"]


def test_what_else_writes_to_standard_output_is_no_answer(cells, tmp_path):
    (out,) = cells.run(["import os; os.write(1, b'{}\\n'); None"], tmp_path)
    assert out == []


KERNEL = (
    "import pandas as pd\npd.DataFrame({f'column {n}': [n] for n in range(20)})",
    "pd.Series(range(100))",
    "from IPython.display import HTML, SVG, Markdown, display\ndisplay(HTML('<p>a</p>'))\n"
    "display({'text/html': '<b>b</b>', 'text/plain': 'b'}, raw=True); Markdown('*c*')",
    "SVG('<svg xmlns=\"http://www.w3.org/2000/svg\"/>')", "{'a': 1.5, 'b': [None] * 50}", "x = 3",
    "print('one'); print('two')", "'a' 'b';", "import kit; kit",
)  # fmt: skip


@pytest.mark.slow
def test_it_puts_out_what_a_kernel_puts_out(cells, tmp_path):
    pytest.importorskip("pandas")
    nbclient = pytest.importorskip("nbclient")
    import nbformat

    book = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(s) for s in KERNEL])
    nbclient.NotebookClient(book, resources={"metadata": {"path": str(tmp_path)}}).execute()
    for source, ours, cell in zip(KERNEL, cells.run(KERNEL, tmp_path), book.cells, strict=True):
        theirs = [(o.output_type, o.get("text"), o.get("data")) for o in cell.outputs]
        assert [(o["output_type"], o.get("text"), o.get("data")) for o in ours] == theirs, source


def test_nothing_stays_in_this_process(tmp_path):
    before = (Path.cwd(), dict(os.environ), sys.displayhook, sys.excepthook, list(sys.path),
              set(sys.modules), hasattr(sys, "ps1"))  # fmt: skip
    book = merge([Cell("c0", "code", "act", "import kit\nimport colorsys")], None, "x.ipynb")
    run(book, tmp_path, str(tmp_path))
    after = (Path.cwd(), dict(os.environ), sys.displayhook, sys.excepthook, list(sys.path),
             set(sys.modules) & before[5], hasattr(sys, "ps1"))  # fmt: skip
    assert after == before
    assert "colorsys" not in set(sys.modules) - before[5]
    assert list(tmp_path.iterdir()) == []


def test_a_committed_output_holds_no_number_of_a_display_and_no_state(tmp_path):
    source = "from IPython.display import display\nh = display('a', display_id=True)\n7"
    book = run(merge([Cell("c0", "code", "act", source)], None, "x.ipynb"), tmp_path, "")
    display, result = book.cells[0].outputs
    assert set(display) == {"output_type", "data", "metadata"}
    assert result.execution_count == book.cells[0].execution_count == 1
