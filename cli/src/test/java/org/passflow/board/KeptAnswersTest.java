package org.passflow.board;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class KeptAnswersTest {
    private final KeptAnswers kept = new KeptAnswers(BoardQueries.ofThisBuild());

    @Test
    void answerIsMadeBehindThoseItIsMadeOf() {
        List<String> names = kept.inOrder().stream().map(BoardQuery::name).toList();

        assertThat(names).doesNotHaveDuplicates().containsSubsequence("sites", "alerts-now", "now");
        assertThat(names).containsSubsequence("names", "alerts-now");
    }

    @Test
    void answerFollowsAtOnceThatWhichIsAskedAsOftenAndNoOther() {
        assertThat(dependencies("now")).isEqualTo("DEPENDS ON passflow.board_alerts_now");
        assertThat(dependencies("alerts-now")).isEmpty();
        assertThat(dependencies("sites-now")).isEmpty();
    }

    private String dependencies(String name) {
        return kept.dependencies(kept.queries().stream()
                .filter(query -> query.name().equals(name))
                .findAny()
                .orElseThrow());
    }
}
