package org.passflow.registry;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.passflow.stack.StackException;

class LoadedTableTest {

    static Stream<LoadedTable> tables() {
        return LoadedTable.ALL.stream();
    }

    @ParameterizedTest
    @MethodSource("tables")
    void fileOfThisBuildCanBeRead(LoadedTable table) throws IOException {
        InputStream file = LoadedTable.class.getResourceAsStream("/schemas/reference/" + table.name() + ".csv");

        assertThat(table.read(file)).isNotEmpty();
    }

    @Test
    void populationThatIsNotKnownIsNull() throws IOException {
        Map<List<String>, List<String>> rows =
                read(LoadedTable.REGIONS, "code,name_zh,name_en,population\n14,山西省,Shanxi,\n1410,临汾市,Linfen,3976481\n");

        assertThat(rows)
                .containsOnly(
                        Map.entry(List.of("14"), Arrays.asList("14", "山西省", "Shanxi", null)),
                        Map.entry(List.of("1410"), List.of("1410", "临汾市", "Linfen", "3976481")));
    }

    @Test
    void everyProblemIsNamedWithItsLine() {
        String csv = "code,name_zh,name_en,population\n14,山西省,Shanxi,1\n141,,Linfen,-1\n14,山西省,Shanxi,1\n1410,临汾市\n";

        assertThatThrownBy(() -> read(LoadedTable.REGIONS, csv))
                .isInstanceOf(StackException.class)
                .hasMessageContaining("regions.csv:3: column code: '141'")
                .hasMessageContaining("column name_zh: ''")
                .hasMessageContaining("column population: '-1'")
                .hasMessageContaining("regions.csv:4: column code: [14] stands there twice")
                .hasMessageContaining("regions.csv:5:");
    }

    @Test
    void dayThatIsInNoCalendarIsRefused() {
        assertThatThrownBy(() -> read(LoadedTable.CALENDAR, "date,kind,phase,name_zh,name_en\n2021-02-29,HOLIDAY,,,\n"))
                .isInstanceOf(StackException.class)
                .hasMessageContaining("calendar.csv:2: column date: '2021-02-29'");
    }

    @Test
    void fileWithoutItsColumnsIsRefused() {
        assertThatThrownBy(() -> read(LoadedTable.AREA_ALIASES, "name,code\n刘北村,141002104200\n"))
                .isInstanceOf(StackException.class)
                .hasMessageContaining("column alias is missing");
    }

    private static Map<List<String>, List<String>> read(LoadedTable table, String csv) throws IOException {
        return table.read(new ByteArrayInputStream(csv.getBytes(UTF_8)));
    }
}
