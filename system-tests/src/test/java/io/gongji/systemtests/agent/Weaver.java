package io.gongji.systemtests.agent;

import io.gongji.systemtests.agent.FaultPoint.Edge;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFile.ClassHierarchyResolverOption;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.MethodModel;
import java.lang.classfile.instruction.ReturnInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.lang.instrument.ClassFileTransformer;
import java.security.ProtectionDomain;
import org.jspecify.annotations.Nullable;

/// Puts the call of [Countdown] into the one method of the one class.
final class Weaver implements ClassFileTransformer {
    private static final ClassDesc COUNTDOWN =
            ClassDesc.of("io.gongji.systemtests.agent.Countdown");
    private static final int CANNOT_BE_WOVEN = 87;
    private static final MethodTypeDesc NOTHING = MethodTypeDesc.of(ConstantDescs.CD_void);

    private final FaultPoint point;

    Weaver(FaultPoint point) {
        this.point = point;
    }

    /// The JVM drops what a transformer throws: a point that cannot be woven is said aloud, and
    /// nothing waits for it.
    @Override
    public byte @Nullable [] transform(
            @Nullable ClassLoader loader,
            @Nullable String className,
            @Nullable Class<?> redefined,
            @Nullable ProtectionDomain domain,
            byte[] bytes) {
        if (className == null || !className.replace('/', '.').equals(point.type())) {
            return null;
        }
        try {
            return woven(loader, bytes);
        } catch (RuntimeException e) {
            System.err.println("the fault point cannot be woven into " + className + ": " + e);
            Runtime.getRuntime().halt(CANNOT_BE_WOVEN);
            throw e;
        }
    }

    private byte[] woven(@Nullable ClassLoader loader, byte[] bytes) {
        ClassHierarchyResolver types =
                ClassHierarchyResolver.defaultResolver()
                        .orElse(
                                ClassHierarchyResolver.ofResourceParsing(
                                        loader == null
                                                ? ClassLoader.getSystemClassLoader()
                                                : loader));
        ClassFile files = ClassFile.of(ClassHierarchyResolverOption.of(types));
        ClassModel found = files.parse(bytes);
        if (found.methods().stream().noneMatch(this::isMeant)) {
            throw new IllegalStateException("it has no method " + point.method());
        }
        return files.transformClass(
                found,
                ClassTransform.transformingMethodBodies(
                        this::isMeant, point.edge() == Edge.ENTRY ? new AtEntry() : new AtExit()));
    }

    private boolean isMeant(MethodModel method) {
        return method.methodName().equalsString(point.method());
    }

    private static void call(CodeBuilder code) {
        code.invokestatic(COUNTDOWN, "call", NOTHING);
    }

    private static final class AtEntry implements CodeTransform {
        @Override
        public void atStart(CodeBuilder code) {
            call(code);
        }

        @Override
        public void accept(CodeBuilder code, CodeElement element) {
            code.with(element);
        }
    }

    private static final class AtExit implements CodeTransform {
        @Override
        public void accept(CodeBuilder code, CodeElement element) {
            if (element instanceof ReturnInstruction) {
                call(code);
            }
            code.with(element);
        }
    }
}
