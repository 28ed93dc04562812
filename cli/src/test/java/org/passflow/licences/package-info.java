/** What is shipped, by the lists that the build writes, and whether its licences are among those that we accept. */
package org.passflow.licences;
