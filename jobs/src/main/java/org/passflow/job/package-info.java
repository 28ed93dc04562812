/**
 * Mains and settings: the only place where sources, pipelines and sinks meet.
 *
 * <p>May use: everything.
 */
package org.passflow.job;
