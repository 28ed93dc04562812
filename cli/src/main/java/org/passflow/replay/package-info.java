/**
 * Files of what once happened turned into events: rows of a CSV by a small mapping file, in order, with arrival times;
 * and a published count compared with what was counted.
 *
 * <p>May use: {@code feed}, Jackson, JDBC, the names of the topics.
 */
package org.passflow.replay;
