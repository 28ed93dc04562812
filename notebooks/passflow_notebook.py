"""What the notebooks share: questions to ClickHouse as the user analyst, and plots with units and zone."""

import os
import pathlib
import urllib.parse

import clickhouse_connect
import matplotlib.font_manager
import matplotlib.pyplot as plt
import pandas as pd

ZONE = "Asia/Shanghai"

_CHINESE_FONTS = [
    "Noto Sans CJK SC", "Source Han Sans SC", "PingFang SC", "Hiragino Sans GB", "Microsoft YaHei", "SimHei",
    "WenQuanYi Zen Hei", "WenQuanYi Micro Hei",
]
_installed = {font.name for font in matplotlib.font_manager.fontManager.ttflist}
_chinese = [font for font in _CHINESE_FONTS if font in _installed]

plt.rcParams.update({
    "font.sans-serif": _chinese + ["DejaVu Sans"],
    "axes.unicode_minus": False,
    "axes.grid": True,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "figure.figsize": (11, 4),
    "figure.constrained_layout.use": True,
    "grid.alpha": 0.3,
    "timezone": ZONE,
})
pd.set_option("display.max_rows", 60, "display.max_columns", 40, "display.max_colwidth", 80)


def _password():
    """From the environment, else as the stack of this machine drew it."""
    said = os.environ.get("PASSFLOW_ANALYST_PASSWORD")
    if said is not None:
        return said
    data = os.environ.get("PASSFLOW_DATA") or pathlib.Path(__file__).resolve().parent.parent / ".passflow"
    return (pathlib.Path(data) / "passwords" / "analyst").read_text().strip()


def _connect():
    url = urllib.parse.urlparse(os.environ.get("PASSFLOW_CLICKHOUSE_URL", "http://127.0.0.1:8123"))
    return clickhouse_connect.get_client(
        host=url.hostname, port=url.port, secure=url.scheme == "https", username="analyst", password=_password(),
        database=os.environ.get("PASSFLOW_DATABASE", "passflow"), autogenerate_session_id=False)


_client = _connect()


def ask(sql, **parameters):
    """The answer as a data frame. Parameters are written {name:Type} in the text and are data, never SQL.

    Numbers that may be unknown become floats with NaN; times carry their zone.
    """
    frame = _client.query_df(sql, parameters=parameters)
    for name in frame.columns:
        column = frame[name]
        if pd.api.types.is_extension_array_dtype(column.dtype) and pd.api.types.is_numeric_dtype(column.dtype):
            frame[name] = column.astype("float64") if column.isna().any() else column.astype("int64")
        elif isinstance(column.dtype, pd.DatetimeTZDtype) or pd.api.types.is_datetime64_any_dtype(column.dtype):
            zone = ZONE if name.endswith("_local") else "UTC"
            if column.dt.tz is None and not name.endswith(("_day", "date")):
                frame[name] = column.dt.tz_localize(zone)
            elif column.dt.tz is not None:
                frame[name] = column.dt.tz_convert(zone)
    return frame


def now():
    """Up to when the data have been reported, Asia/Shanghai. In a replayed history this is not today."""
    watermark = ask("SELECT max(watermark) AS watermark FROM v_freshness")["watermark"][0]
    if pd.isna(watermark) or watermark.year < 2000:
        raise SystemExit("Nothing has been counted yet: run passflow demo, or submit the job and send it events.")
    return watermark.tz_convert(ZONE)


def text(chinese, english):
    """A label in both languages; in English alone where no font on this machine has Chinese characters."""
    return f"{chinese} · {english}" if _chinese else english


def axes(title, y, x=None, **figure):
    """Axes to plot on. Instants on the x axis are shown in Asia/Shanghai."""
    _, ax = plt.subplots(**figure)
    ax.set_title(title)
    ax.set_ylabel(y)
    ax.set_xlabel(x if x is not None else text("北京时间", "time, Asia/Shanghai"))
    return ax


def nothing(frame, what):
    """Says so, and is true, where there is nothing to plot."""
    if frame.empty:
        print(f"No {what} in this time.")
    return frame.empty
