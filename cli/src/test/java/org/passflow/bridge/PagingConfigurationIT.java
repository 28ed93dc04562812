package org.passflow.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The shipped configuration of Alertmanager, by Alertmanager's own tool. */
class PagingConfigurationIT {
    private static final Path SHIPPED =
            Path.of("../docker/alertmanager").toAbsolutePath().normalize();

    private static final String GROUP =
            """
            {"status": "firing", "groupLabels": {"alertname": "fever"},
             "commonLabels": {"alertname": "fever", "severity": "critical"},
             "alerts": [
               {"status": "firing", "labels": {"alert_id": "1111222233334444-5555666677778888"},
                "annotations": {"summary_zh": "一人体温 38.2 ℃", "summary_en": "A person of 38.2 °C", "place_zh": "城东口",
                                "unit_zh": "卫健局", "duty_telephone": "0357-0000004"}},
               {"status": "resolved", "labels": {},
                "annotations": {"summary_zh": "另一人", "ended_zh": "已由人员关闭", "summary_en": "Another",
                                "ended_en": "closed by a person"}}]}
            """;

    /** Of rules.yml: they have a runbook and do not say how they ended. */
    private static final String CHAIN_GROUP =
            """
            {"status": "firing", "groupLabels": {"alertname": "PassflowTicksMissing"},
             "commonLabels": {"alertname": "PassflowTicksMissing", "severity": "critical"},
             "alerts": [
               {"status": "firing", "labels": {},
                "annotations": {"summary_zh": "没有时钟信号", "summary_en": "No ticks", "runbook": "docs/runbook.md#passflowticksmissing"}},
               {"status": "resolved", "labels": {},
                "annotations": {"summary_zh": "没有时钟信号", "summary_en": "No ticks", "runbook": "docs/runbook.md#passflowticksmissing"}}]}
            """;

    @TempDir
    private Path folder;

    private Path configuration;

    /** The packaged Alertmanager is older than the two settings that take secrets from files. */
    @BeforeEach
    void writeForThePackagedVersion() throws IOException {
        Files.createSymbolicLink(folder.resolve("templates"), SHIPPED.resolve("templates"));
        configuration = Files.writeString(
                folder.resolve("alertmanager.yml"),
                Files.readString(SHIPPED.resolve("alertmanager.yml"))
                        .replace("wechat_api_secret_file: /run/secrets/wecom_secret", "wechat_api_secret: secret")
                        .replace("url_file: /run/secrets/deadman_url", "url: http://127.0.0.1:1/"));
    }

    @Test
    void configurationIsValid() throws IOException, InterruptedException {
        assertThat(AlertmanagerPackage.amtool("check-config", configuration.toString()))
                .contains("SUCCESS", "3 inhibit rules", "1 templates")
                .doesNotContain("FAILED");
    }

    @Test
    void alertsGoToTheUnitThatHasToAct() throws IOException, InterruptedException {
        assertThat(receivers("alertname=fever", "severity=critical", "unit=unit-yaodu-health"))
                .endsWith("headquarters,health");
        assertThat(receivers("alertname=drop", "severity=warning", "unit=unit-yaodu-police"))
                .endsWith("police");
        assertThat(receivers("alertname=drop", "severity=notice", "unit=unheard-of"))
                .endsWith("district");
        assertThat(receivers("alertname=passflow-more", "severity=critical")).endsWith("headquarters");
        assertThat(receivers("alertname=PassflowTicksMissing", "severity=critical", "component=chain"))
                .endsWith("operators");
        assertThat(receivers("alertname=PassflowWatchdog", "severity=none")).endsWith("deadman");
    }

    @Test
    void messageNamesPlaceUnitAndTelephoneInBothLanguages() throws IOException, InterruptedException {
        assertThat(message(GROUP))
                .startsWith("【严重 critical】fever × 1")
                .contains("一人体温 38.2 ℃\n地点：城东口\n值班：卫健局 0357-0000004\nA person of 38.2 °C")
                .endsWith("【结束 ended】fever × 1\n另一人：已由人员关闭\nAnother: closed by a person");
    }

    @Test
    void messageOfTheChainNamesTheRunbookAndLeavesOutWhatIsNotSaid() throws IOException, InterruptedException {
        assertThat(message(CHAIN_GROUP))
                .startsWith("【严重 critical】PassflowTicksMissing × 1")
                .contains("没有时钟信号\nNo ticks\n手册 runbook：docs/runbook.md#passflowticksmissing")
                .endsWith("【结束 ended】PassflowTicksMissing × 1\n没有时钟信号\nNo ticks");
    }

    private String message(String group) throws IOException, InterruptedException {
        return AlertmanagerPackage.amtool(
                "template",
                "render",
                "--template.glob=" + SHIPPED.resolve("templates/*.tmpl"),
                "--template.data=" + Files.writeString(folder.resolve("group.json"), group),
                "--template.text={{ template \"passflow.wecom.message\" . }}");
    }

    private String receivers(String... labels) throws IOException, InterruptedException {
        List<String> arguments = new ArrayList<>(List.of("config", "routes", "test", "--config.file=" + configuration));
        arguments.addAll(List.of(labels));
        return AlertmanagerPackage.amtool(arguments.toArray(String[]::new)).strip();
    }
}
