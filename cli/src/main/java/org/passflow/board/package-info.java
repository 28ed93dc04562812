/**
 * The command centre's board as ClickHouse serves it: its queries, its handlers, and the answers that all viewers share.
 *
 * <p>May use: {@code stack}.
 */
package org.passflow.board;
