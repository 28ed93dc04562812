/**
 * What happened: the events that posts and hubs report, when each counts, is late, or is rejected.
 *
 * <p>May use: the Java library only.
 */
package org.passflow.event;
