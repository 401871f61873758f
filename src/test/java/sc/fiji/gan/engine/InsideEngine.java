package sc.fiji.gan.engine;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;

/**
 * Runs the methods of a test of the TensorFlow side inside the engine's class loader, where that
 * side lives in Fiji too: the class is loaded once more there, and the method is called on an
 * instance of that one.
 */
public final class InsideEngine implements InvocationInterceptor {

	@Override
	public void interceptTestMethod(final Invocation<Void> invocation, final ReflectiveInvocationContext<Method> method,
			final ExtensionContext context) throws Throwable {
		invocation.skip();
		callInside(method);
	}

	@Override
	public void interceptTestTemplateMethod(final Invocation<Void> invocation,
			final ReflectiveInvocationContext<Method> method, final ExtensionContext context) throws Throwable {
		invocation.skip();
		callInside(method);
	}

	/**
	 * Runs the main method of a class there, for processes of their own: its name, and its arguments.
	 */
	public static void main(final String... arguments) throws Exception {
		final Method main = Engines.loader().loadClass(arguments[0]).getDeclaredMethod("main", String[].class);
		main.setAccessible(true);
		main.invoke(null, (Object) Arrays.copyOfRange(arguments, 1, arguments.length));
	}

	private static void callInside(final ReflectiveInvocationContext<Method> context) throws Throwable {
		final Class<?> inside = Engines.loader().loadClass(context.getTargetClass().getName());
		final Constructor<?> constructor = inside.getDeclaredConstructor();
		constructor.setAccessible(true);
		final Method method = find(inside, context.getExecutable());
		method.setAccessible(true);
		try {
			method.invoke(constructor.newInstance(), context.getArguments().toArray());
		} catch (final InvocationTargetException e) {
			throw e.getCause();
		}
	}

	private static Method find(final Class<?> inside, final Method outside) throws NoSuchMethodException {
		for (Class<?> c = inside; c != null; c = c.getSuperclass()) {
			try {
				return c.getDeclaredMethod(outside.getName(), outside.getParameterTypes());
			} catch (final NoSuchMethodException e) {
				// perhaps the contract that the class extends has it
			}
		}
		throw new NoSuchMethodException(outside.toString());
	}
}
