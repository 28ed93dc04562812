"""What the notebooks share: questions to ClickHouse as the user analyst, and plots with units and zone."""

import logging
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
logging.getLogger("matplotlib.font_manager").setLevel(logging.ERROR)  # Some of these have one weight only.
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
        host=url.hostname, port=url.port, secure=url.scheme == "https",
        ca_cert=os.environ.get("PASSFLOW_CLICKHOUSE_CA") or None, username="analyst", password=_password(),
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


def legend(ax, columns=3):
    """Beneath the plot, where it hides nothing."""
    handles, labels = ax.get_legend_handles_labels()
    ax.figure.legend(handles, labels, loc="outside lower center", ncols=columns, frameon=False)


def days_of(frame):
    """The business days of a frame as they stand on an axis."""
    return list(frame["business_day"].dt.strftime("%m-%d"))


def table(frame):
    """The frame as a reader wants it: instants in Asia/Shanghai, whole numbers whole, – for what is not known."""
    shown = frame.copy()
    for name in shown.columns:
        shown[name] = [_cell(value, _detail(frame[name])) for value in frame[name]]
    has_instants = any(isinstance(frame[name].dtype, pd.DatetimeTZDtype) for name in frame.columns)
    times = _selector(frame, pd.api.types.is_datetime64_any_dtype)
    numbers = _selector(frame, pd.api.types.is_numeric_dtype)
    styled = shown.style.hide(axis="index").format_index(lambda name: str(name).replace("_", " "), axis="columns")
    return (styled.set_caption(text("北京时间", "times: Asia/Shanghai") if has_instants else "")
            .set_table_styles([{"selector": "th, td", "props": "text-align: left; white-space: normal; font-size: 90%"},
                               {"selector": "th", "props": "vertical-align: bottom"},
                               {"selector": times, "props": "white-space: nowrap"},
                               {"selector": numbers, "props": "text-align: right"},
                               {"selector": "caption", "props": "caption-side: bottom; text-align: left; color: dimgrey"}]))


def _selector(frame, is_one):
    """The columns of a type, in a style; .none where there are none."""
    return ", ".join(f".col{i}" for i, name in enumerate(frame.columns) if is_one(frame[name])) or ".none"


def _detail(column):
    """Whether a column of instants has seconds, or one of numbers has decimals."""
    if isinstance(column.dtype, pd.DatetimeTZDtype):
        return bool((column.dt.second > 0).any())
    return pd.api.types.is_float_dtype(column) and bool((column.dropna() % 1 != 0).any())


def _cell(value, detail):
    if pd.api.types.is_scalar(value) and pd.isna(value):
        return "–"
    if isinstance(value, pd.Timestamp):
        if value.tz is None:
            return value.strftime("%Y-%m-%d")
        return value.tz_convert(ZONE).strftime("%m-%d %H:%M:%S" if detail else "%m-%d %H:%M")
    if isinstance(value, (int, float)):
        return f"{value:,.2f}" if detail else f"{value:,.0f}"
    return str(value)


def nothing(frame, what):
    """Says so, and is true, where there is nothing to plot."""
    if frame.empty:
        print(f"No {what} in this time.")
    return frame.empty
