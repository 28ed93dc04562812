package org.passflow.dictionary;

import java.util.ArrayList;
import java.util.List;
import org.passflow.dictionary.DataDictionary.Column;
import org.passflow.dictionary.DataDictionary.View;

/**
 * The data dictionary as a page of Markdown: {@code docs/data-dictionary.md}.
 *
 * @param analyst what user analyst may read
 * @param tracer what user tracer may read beside it
 */
public record DictionaryPage(DataDictionary analyst, DataDictionary tracer) {
    private static final List<String> HEAD = List.of(
            "# 数据字典 · Data dictionary",
            "",
            "由服务器的系统表生成(`passflow dictionary`),由测试核对;勿手改。所有时刻存为 UTC,`…_local` 列为北京时间;业务日自 04:00 起。"
                    + "用户 `analyst` 只能读这些视图。",
            "",
            "Made from the server's system tables by `passflow dictionary` and compared by a test: do not edit it. All instants are"
                    + " UTC, columns `…_local` are Asia/Shanghai; the business day begins at 04:00 there. The user `analyst` reads"
                    + " these views and nothing else. `Nullable` means that a value may not be known; it is never a zero.",
            "");

    /** The whole page. */
    public String text() {
        List<String> lines = new ArrayList<>(HEAD);
        index(lines, analyst);
        if (!tracer.views().isEmpty()) {
            lines.add("");
            lines.add("仅 `tracer` 可读(含令牌,其查询均有记录)· For `tracer` only, with tokens; every query is kept:");
            lines.add("");
            index(lines, tracer);
        }
        analyst.views().forEach(view -> chapter(lines, view));
        tracer.views().forEach(view -> chapter(lines, view));
        return String.join("\n", lines) + "\n";
    }

    private static void index(List<String> lines, DataDictionary dictionary) {
        lines.add("| view | 内容 | holds |");
        lines.add("|---|---|---|");
        for (View view : dictionary.views()) {
            lines.add("| [%s](#%s) | %s | %s |"
                    .formatted(
                            view.name(),
                            view.name(),
                            cell(view.description().chinese()),
                            cell(view.description().english())));
        }
    }

    private static void chapter(List<String> lines, View view) {
        lines.add("");
        lines.add("## " + view.name());
        lines.add("");
        lines.add("%s · %s"
                .formatted(view.description().chinese(), view.description().english()));
        lines.add("");
        lines.add("| column | type | 含义 | meaning |");
        lines.add("|---|---|---|---|");
        for (Column column : view.columns()) {
            lines.add("| `%s` | `%s` | %s | %s |"
                    .formatted(
                            column.name(),
                            column.type(),
                            cell(column.description().chinese()),
                            cell(column.description().english())));
        }
    }

    /** A bar would end the cell, a less-than sign begin a tag. */
    private static String cell(String text) {
        return text.replace("|", "\\|").replace("<", "&lt;");
    }
}
