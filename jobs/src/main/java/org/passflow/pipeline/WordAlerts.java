package org.passflow.pipeline;

import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.util.Collector;
import org.passflow.alert.Alert;
import org.passflow.alert.AlertRow;
import org.passflow.alert.AlertTexts;
import org.passflow.finding.Subject;
import org.passflow.reference.Site;

/** Puts alerts into the words of both languages. Keyed by alert, though it keeps nothing of it. */
final class WordAlerts extends Judging<Alert, AlertRow> {

    private static final long serialVersionUID = 1;

    private final TimeSettings time;
    private final java.util.Map<String, Beginning.RegionName> regions;
    private transient AlertTexts chinese;
    private transient AlertTexts english;

    WordAlerts(TimeSettings time, Beginning beginning) {
        super(beginning);
        this.time = time;
        this.regions = beginning.regions();
    }

    @Override
    public void open(OpenContext context) {
        chinese = new AlertTexts("zh", time.business().zone());
        english = new AlertTexts("en", time.business().zone());
    }

    @Override
    public void processElement(Alert alert, ReadOnlyContext context, Collector<AlertRow> out) throws Exception {
        Subject subject = alert.finding().subject();
        Site site = knowledge(context).site(subject, alert.finding().noticedMillis());
        String zh = name(site == null ? null : site.nameZh(), region(subject, true), subject);
        String en = name(site == null ? null : site.nameEn(), region(subject, false), subject);
        out.collect(new AlertRow(
                alert,
                chinese.text(alert, zh),
                english.text(alert, en),
                chinese.instruction(alert, zh),
                english.instruction(alert, en)));
    }

    private String region(Subject subject, boolean isChinese) {
        Beginning.RegionName name = subject.region() == null ? null : regions.get(subject.region());
        return name == null ? null : isChinese ? name.zh() : name.en();
    }

    private static String name(String site, String region, Subject subject) {
        if (subject.siteId() != null) {
            return site == null ? subject.siteId() : site;
        }
        if (region != null) {
            return region;
        }
        return subject.region() == null ? "" : subject.region();
    }
}
