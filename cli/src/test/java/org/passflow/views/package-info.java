/** The views that people read, asked on a real server about rows that each test writes. May use: testing, stack. */
package org.passflow.views;
