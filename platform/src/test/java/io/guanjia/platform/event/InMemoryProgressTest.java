package io.guanjia.platform.event;

class InMemoryProgressTest implements ProgressContract {

    private final Progress progress = new InMemoryProgress();

    @Override
    public Progress progress() {
        return progress;
    }
}
