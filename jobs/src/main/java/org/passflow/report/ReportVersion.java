package org.passflow.report;

/** One report of a post as it is known now, heard and perhaps taken back. */
public record ReportVersion(String siteId, Report report) {

    /** Events applied: the report, and the void that took it back. */
    public int applied() {
        return report.voidMillis() == null ? 1 : 2;
    }
}
