package org.passflow.event;

/** What a duty officer can do with an alert. */
public enum DutyAction {
    ACK,
    SHELVE,
    UNSHELVE,
    COMMENT,
    CLOSE
}
