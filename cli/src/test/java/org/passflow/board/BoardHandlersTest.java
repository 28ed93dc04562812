package org.passflow.board;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BoardHandlersTest {
    private static final Path CHECKED_IN = Path.of("..", "docker", "clickhouse", "board.xml");
    private static final Path WRITTEN = Path.of("target", "board.xml");

    @Test
    void handlersAreThoseOfTheQueries() throws IOException {
        String xml = new BoardHandlers(BoardQueries.ofThisBuild()).xml();

        Files.writeString(WRITTEN, xml);
        assertThat(CHECKED_IN)
                .as("docker/clickhouse/board.xml is out of date: cp cli/%s docker/clickhouse/", WRITTEN)
                .hasContent(xml);
    }

    @Test
    void everyQueryIsTitledInChineseAndEnglish() {
        assertThat(BoardQueries.ofThisBuild()).hasSizeGreaterThan(15).allSatisfy(query -> {
            assertThat(query.titles().get(0)).as(query.name()).containsPattern("\\p{IsHan}");
            assertThat(query.titles().get(1)).as(query.name()).matches("[A-Z][^\\p{IsHan}]+");
        });
    }

    @Test
    void fileSaysHowItIsAsked() {
        BoardQuery kept = BoardQuery.parse("a-b", "-- 甲\n-- A\n-- kept for 20 s\n-- more\nSELECT 1\n-- inside\n");
        BoardQuery rows = BoardQuery.parse("d", "-- 甲\n-- A\n-- kept for 1 s, in rows\nSELECT 1");
        BoardQuery asked =
                BoardQuery.parse("c", "-- 甲\n-- A\n-- asked each time\nSELECT {b:Int64}, {a:String}, {b:Int64}");

        assertThat(kept.keptSeconds()).isEqualTo(Optional.of(20));
        assertThat(kept.inRows()).isFalse();
        assertThat(rows.keptSeconds()).isEqualTo(Optional.of(1));
        assertThat(rows.inRows()).isTrue();
        assertThat(kept.sql()).isEqualTo("SELECT 1\n-- inside");
        assertThat(kept.titles()).containsExactly("甲", "A");
        assertThat(kept.table()).isEqualTo("board_a_b");
        assertThat(asked.keptSeconds()).isEmpty();
        assertThat(asked.parameters()).containsExactly("a", "b");
    }

    @Test
    void fileThatDoesNotSayItIsRefused() {
        for (String text : List.of(
                "SELECT 1",
                "-- 甲\n-- A\nSELECT 1",
                "-- 甲\n-- A\n-- kept\nSELECT 1",
                "-- 甲\n-- A\n-- kept for 2 s\nSELECT {x:Int64}")) {
            assertThatThrownBy(() -> BoardQuery.parse("a", text))
                    .as(text)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("a.sql");
        }
        assertThatThrownBy(() -> BoardQuery.parse("a/../b", "-- 甲\n-- A\n-- asked each time\nSELECT 1"))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
