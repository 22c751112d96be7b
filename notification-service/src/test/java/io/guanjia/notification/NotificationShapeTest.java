package io.guanjia.notification;

import io.guanjia.platform.testing.ServiceShape;
import org.junit.jupiter.api.Test;

class NotificationShapeTest {

    @Test
    void isShapedLikeEveryService() {
        ServiceShape.check("io.guanjia.notification");
    }
}
