/**
 * Programs that measure what the models reach and what they cost, each beside a baseline in the
 * same run. They are run from the command line and print Markdown tables:
 *
 * <pre>
 * ./mvnw -q compile exec:java -Dexec.mainClass=sc.fiji.gan.benchmark.SuperResolutionQuality -Dexec.args="data"
 * </pre>
 *
 * This package stands beside {@code command} at the top: nothing imports it.
 */

package sc.fiji.gan.benchmark;
