package org.passflow.risklist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.passflow.reference.RiskLevel;
import org.passflow.registry.AreaTables;
import org.passflow.stack.StackException;

class RiskListTest {

    private static final String HEADER = "published_at_local,level,county,area_name,communities";
    private static final Duration GAP = Duration.ofDays(2);
    private static final String BEILIU = "141002104209";
    private static final String LIUBEI = "141002104200";

    @TempDir
    private Path folder;

    @Test
    void areaHoldsFromTheListThatNamesItUntilTheOneThatDoesNot() throws IOException {
        RiskVersions versions = versions(
                "2022-10-18T10:00,HIGH,尧都区,x,北刘村",
                "2022-10-18T15:00,HIGH,尧都区,x,尧都区刘村镇北刘村|刘北村",
                "2022-10-19T08:00,HIGH,尧都区,x,刘村镇刘北村");

        assertThat(versions.all())
                .containsExactly(
                        version(LIUBEI, "刘北村", RiskLevel.HIGH, "2022-10-18T15:00", null),
                        version(BEILIU, "北刘村", RiskLevel.HIGH, "2022-10-18T10:00", "2022-10-19T08:00"));
    }

    @Test
    void changeOfLevelEndsOneVersionAndBeginsAnother() throws IOException {
        assertThat(versions("2022-10-18T10:00,HIGH,尧都区,x,北刘村", "2022-10-18T15:00,MEDIUM,尧都区,x,北刘村")
                        .all())
                .containsExactly(
                        version(BEILIU, "北刘村", RiskLevel.HIGH, "2022-10-18T10:00", "2022-10-18T15:00"),
                        version(BEILIU, "北刘村", RiskLevel.MEDIUM, "2022-10-18T15:00", null));
    }

    @Test
    void ofTwoLevelsInOneListTheGraverStands() throws IOException {
        assertThat(versions("2022-10-18T10:00,MEDIUM,尧都区,x,刘北村", "2022-10-18T10:00,HIGH,尧都区,x,刘村镇刘北村")
                        .all())
                .containsExactly(version(LIUBEI, "刘村镇刘北村", RiskLevel.HIGH, "2022-10-18T10:00", null));
    }

    @Test
    void placeWithoutAliasIsKnownByItsCountyAndBoundsAreLeftOut() throws IOException {
        assertThat(versions("2022-10-18T10:00,MEDIUM,襄汾县,x,某村（东至某某住宅）|另一村").all())
                .containsExactly(version("141023", "某村、另一村", RiskLevel.MEDIUM, "2022-10-18T10:00", null));
    }

    @Test
    void aliasCountsInItsOwnCountyOnly() throws IOException {
        assertThat(versions("2022-10-18T10:00,MEDIUM,永和县,x,北关村").all())
                .containsExactly(version("141032", "北关村", RiskLevel.MEDIUM, "2022-10-18T10:00", null));
    }

    @Test
    void longPauseMeansThatListsNamedNothing() throws IOException {
        assertThat(versions("2022-10-13T08:00,MEDIUM,襄汾县,x,北关村", "2022-10-16T15:00,HIGH,尧都区,x,刘北村")
                        .all())
                .contains(version("141023204209", "北关村", RiskLevel.MEDIUM, "2022-10-13T08:00", "2022-10-15T08:00"));
    }

    @Test
    void unknownCountyLevelAndTimeAreSaidWithTheirLine() throws IOException {
        RiskList list =
                list("2022-10-18T10:00,HIGH,无此县,x,某村", "2022-10-18T10:00,GRAVE,尧都区,x,某村", "yesterday,HIGH,尧都区,x,某村");

        assertThat(list.problems())
                .extracting(Object::toString)
                .satisfiesExactly(
                        line -> assertThat(line).contains("list.csv:2", "无此县 is not in regions.csv"),
                        line -> assertThat(line).contains("list.csv:3", "'GRAVE' is no level"),
                        line -> assertThat(line).contains("list.csv:4", "is no time like"));
    }

    @Test
    void columnsThatAreMissingOrUnknownAreNamed() {
        assertThatThrownBy(() -> columns("published: a\nlevel: b"))
                .isInstanceOf(StackException.class)
                .hasMessageContaining("county, format, zone");
        assertThatThrownBy(() -> columns("colour: a")).hasMessageContaining("colour");
    }

    private static RiskListColumns columns(String yaml) throws IOException {
        return RiskListColumns.read("mine.yaml", new ByteArrayInputStream(yaml.getBytes(StandardCharsets.UTF_8)));
    }

    private RiskVersions versions(String... rows) throws IOException {
        RiskList list = list(rows);
        assertThat(list.problems()).isEmpty();
        return RiskVersions.of(list, GAP);
    }

    private RiskList list(String... rows) throws IOException {
        List<String> lines = new ArrayList<>(List.of(HEADER));
        lines.addAll(List.of(rows));
        Path file = Files.write(folder.resolve("list.csv"), lines);
        return RiskList.read(
                file,
                PublishedLists.columns("villages"),
                new AreaCodes(AreaTables.regionNames(null), AreaTables.aliases(null)));
    }

    private static RiskVersions.Version version(String code, String name, RiskLevel level, String from, String until) {
        return PublishedLists.version(code, name, level, millis(from), until == null ? null : millis(until));
    }

    private static Long millis(String local) {
        return LocalDateTime.parse(local)
                .atZone(ZoneId.of("Asia/Shanghai"))
                .toInstant()
                .toEpochMilli();
    }
}
