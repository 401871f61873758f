/** placeholder */

package sc.fiji.gan;
