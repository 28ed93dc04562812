package org.passflow.event;

/** What a post can say of itself (DOMAIN T1, T3 and section 10). */
public enum PostStatus {
    OPENED,
    CLOSED,
    SUSPENDED,
    HEARTBEAT,
    DISINFECTED,
    DAILY_REPORT,
    IMMEDIATE_REPORT
}
