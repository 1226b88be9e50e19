package dev.quadrel.livestate;

class MemoryStoreTest extends StateStoreContract {

    @Override
    StateStore store() {
        return new MemoryStore();
    }
}
