package org.passflow.duty;

/** Where an alert is in its life, as {@code v_alerts} says, in the words of the command centre. */
public enum AlertState {
    OPEN("未确认", "open"),
    ACKNOWLEDGED("已确认", "acknowledged"),
    SHELVED("已搁置", "shelved"),
    RESOLVED("已恢复", "resolved"),
    CLOSED("已关闭", "closed");

    private final String chinese;
    private final String english;

    AlertState(String chinese, String english) {
        this.chinese = chinese;
        this.english = english;
    }

    /** In both languages. */
    public String words() {
        return chinese + ' ' + english;
    }

    /** Whether it is over, by data or by a person. */
    public boolean hasEnded() {
        return this == RESOLVED || this == CLOSED;
    }
}
