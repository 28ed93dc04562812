package org.passflow.event;

/** How the registration was taken (DOMAIN P5). */
public enum CaptureMode {
    SELF,
    ASSISTED,
    MANUAL
}
