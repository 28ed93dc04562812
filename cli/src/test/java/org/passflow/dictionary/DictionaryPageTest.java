package org.passflow.dictionary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.passflow.dictionary.DataDictionary.Column;
import org.passflow.dictionary.DataDictionary.Description;
import org.passflow.dictionary.DataDictionary.View;

class DictionaryPageTest {
    private static final View FLOW = new View(
            "v_flow",
            Description.of("客流 · flow"),
            List.of(new Column("low", "Nullable(UInt64)", Description.of("低温<35 · a|b, below · 35"))));
    private static final View TRACE = new View("trace_flow", Description.of("追踪 · traced"), List.of());

    @Test
    void columnsStandInBothLanguages() {
        String page = new DictionaryPage(new DataDictionary(List.of(FLOW)), new DataDictionary(List.of())).text();

        assertThat(page)
                .contains("| [v_flow](#v_flow) | 客流 | flow |\n", "\n## v_flow\n\n客流 · flow\n")
                .contains("| `low` | `Nullable(UInt64)` | 低温&lt;35 | a\\|b, below · 35 |\n")
                .doesNotContain("For `tracer` only");
    }

    @Test
    void whatTheOtherHasTooIsLeftOut() {
        DataDictionary both = new DataDictionary(List.of(TRACE, FLOW));
        DataDictionary analyst = new DataDictionary(List.of(FLOW));

        assertThat(both.without(analyst).views()).containsExactly(TRACE);
        assertThat(new DictionaryPage(analyst, both.without(analyst)).text())
                .contains("For `tracer` only", "\n## trace_flow\n");
    }

    @Test
    void commentInOneLanguageIsRefused() {
        assertThatThrownBy(() -> Description.of("only English"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("only English");
    }
}
