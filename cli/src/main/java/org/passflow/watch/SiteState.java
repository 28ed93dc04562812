package org.passflow.watch;

/** What the last minute of a site means, as {@code v_sites_now} says, in the words of the command centre; what is wrong first. */
public enum SiteState {
    SILENT("失联", "silent"),
    COUNTED("计数", "counted"),
    ZERO("无人", "zero"),
    PENDING("待定", "pending"),
    CLOSED("关闭", "closed"),
    SUSPENDED("停运", "suspended"),
    NOT_EXPECTED("不定", "any time");

    private final String chinese;
    private final String english;

    SiteState(String chinese, String english) {
        this.chinese = chinese;
        this.english = english;
    }

    /** In both languages. */
    public String words() {
        return chinese + ' ' + english;
    }
}
