"""Line: one line of type on its baseline, an artist of matplotlib that measures nothing it does not need."""

from __future__ import annotations

from typing import Any

import matplotlib
from matplotlib.text import Text

_SHARE = {"left": 0.0, "center": 0.5, "right": 1.0}
"""How much of a line lies left of the place that it hangs at."""


class Line(Text):
    """One line of type, level, hung on its baseline by its left end, its middle or its right end.

    matplotlib lays every text out in its own font before it draws it, which takes longer than all the rest of a chart
    of words and bars. A line on its baseline needs no layout: only the width of one that hangs by another end than its
    left one has to be known, and not even that in an SVG, where the browser hangs it. A line in a frame is laid out,
    and so is one that somebody has turned, broken or hung otherwise since.
    """

    def draw(self, renderer: Any) -> None:
        """Draw the line: what ``Text.draw`` does, without the layout."""
        if not self._is_plain():
            super().draw(renderer)
            return
        words = self.get_text()
        x, y = self.get_transform().transform(self.get_unitless_position())
        if (left := _SHARE[self.get_horizontalalignment()]) and not _hangs(renderer):
            x -= left * renderer.get_text_width_height_descent(words, self.get_fontproperties(), False)[0]
        if renderer.flipy():
            y = renderer.get_canvas_width_height()[1] - y
        how = renderer.new_gc()
        how.set_foreground(self.get_color())
        how.set_alpha(self.get_alpha())
        renderer.draw_text(how, x, y, words, self.get_fontproperties(), 0.0, mtext=self)
        how.restore()
        self.stale = False

    def _is_plain(self) -> bool:
        words, below = self.get_text(), self.get_verticalalignment()
        turned = self.get_rotation() or self.get_path_effects() or self.get_bbox_patch() is not None
        return bool(words) and "\n" not in words and below == "baseline" and not turned and self.get_visible()


def _hangs(renderer: Any) -> bool:
    """Whether words are written as words, with the end that they hang by: only an SVG's renderer has a writer."""
    return hasattr(renderer, "writer") and matplotlib.rcParams["svg.fonttype"] == "none"
