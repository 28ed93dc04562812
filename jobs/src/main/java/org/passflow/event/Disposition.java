package org.passflow.event;

/** What the post decided (DOMAIN D1, D2, D3, P9). */
public enum Disposition {
    PASSED,
    TURNED_BACK,
    HELD,
    TRANSFERRED,
    REFERRED
}
