package dev.quadrel.structure;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.junit.jupiter.api.Test;

class NdMemoryTest {

    private static final long SIZE = (32L << 20) + 24;

    @Test
    void largeMemory_isZeroAndCanBeWritten() {
        MemorySegment memory = NdMemory.zeros(SIZE);
        assertThat(memory.byteSize()).isEqualTo(SIZE);
        assertThat(memory.mismatch(MemorySegment.ofArray(new byte[(int) SIZE]))).isEqualTo(-1);
        memory.set(ValueLayout.JAVA_LONG_UNALIGNED, SIZE - 8, -1);
        assertThat(memory.get(ValueLayout.JAVA_LONG_UNALIGNED, SIZE - 8)).isEqualTo(-1);
    }

    @Test
    void memoryThatNobodyHas_isGivenBack() throws InterruptedException {
        long before = NdMemory.inUse();
        for (int i = 0; i < 50 && NdMemory.inUse() <= before; i++) {
            assertThat(NdMemory.zeros(SIZE).byteSize()).isEqualTo(SIZE);
            System.gc();
            Thread.sleep(100);
        }
        for (int i = 0; i < 50 && NdMemory.inUse() > 0; i++) {
            System.gc();
            Thread.sleep(100);
        }
        assertThat(NdMemory.inUse()).isZero();
    }
}
