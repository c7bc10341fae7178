"""Engine: papermill with forked kernels (``papermill --engine sayso …``).

papermill imports this module when it is imported itself, so it cannot be imported before papermill:
``kernels.register_engine`` sees to the order.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from papermill.engines import NBClientEngine, NotebookExecutionManager

from analysis.running.forking.kernels import forking_manager


class SparingManager(NotebookExecutionManager):  # type: ignore[misc]  # papermill has no types
    """Writes the notebook when a cell of code begins and at the end, which is when something new stands in it.

    papermill's own writes it before and after each cell, text cells too: four times as often, at 20 ms a time for a
    report with its charts. With ``mark``, a file that gets the id of each cell of code as it begins, the notebook
    itself is written once a second at most: who has to know where a run hangs reads it there.
    """

    mark: Path | None = None
    is_done = False
    """The run came to its end: papermill itself writes the notebook once more, with or without a failed cell."""
    _spare = False

    def save(self, **kwargs: Any) -> None:
        """Write the notebook, unless there is nothing to be told yet."""
        if not self._spare:
            super().save(**kwargs)

    def cell_start(self, cell: Any, cell_index: int | None = None, **kwargs: Any) -> None:
        """A cell begins: what hangs must be seen to have begun."""
        self._spare = cell.cell_type != "code"
        if self.mark is not None and not self._spare:
            self.mark.write_text(str(cell.get("id")), encoding="utf-8")
            self._spare = (self.now() - self.last_save_time).total_seconds() < 1
        super().cell_start(cell, cell_index, **kwargs)
        self._spare = False

    def notebook_complete(self, **kwargs: Any) -> None:
        """The run ends: what broke off in the middle must be seen as far as it got."""
        self._spare = self.mark is not None and self.is_done
        super().notebook_complete(**kwargs)
        self._spare = False

    def cell_complete(self, cell: Any, cell_index: int | None = None, **kwargs: Any) -> None:
        """A cell ends: the next one's beginning, or the end of all, tells so a moment later."""
        self._spare = True
        super().cell_complete(cell, cell_index, **kwargs)
        self._spare = False


class ForkedEngine(NBClientEngine):  # type: ignore[misc]
    """papermill's own engine, with a kernel that is forked where the notebook wants this Python.

    Everything else is papermill's: a notebook comes out as it does from the engine without a name.
    """

    @classmethod
    def execute_notebook(  # noqa: PLR0917  # papermill's signature
        cls,
        nb: Any,
        kernel_name: str,
        output_path: str | None = None,
        progress_bar: Any = True,
        log_output: bool = False,
        autosave_cell_every: int = 30,
        mark: Path | None = None,
        **kwargs: Any,
    ) -> Any:
        """Run the notebook and give it back with its outputs."""
        manager = SparingManager(nb, output_path, log_output, progress_bar, autosave_cell_every)
        manager.mark = mark
        manager.notebook_start()
        try:
            cls.execute_managed_notebook(manager, kernel_name, log_output=log_output, **kwargs)
            manager.is_done = True
        finally:
            manager.cleanup_pbar()
            manager.notebook_complete()
        return manager.nb

    @classmethod
    def execute_managed_notebook(cls, nb_man: Any, kernel_name: str, **kwargs: Any) -> Any:
        """Run the cells; a kernel manager that is given stays."""
        kwargs.setdefault("kernel_manager_class", forking_manager())
        return super().execute_managed_notebook(nb_man, kernel_name, **kwargs)
