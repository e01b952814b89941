package io.gongji.systemtests.client;

import io.gongji.local.Service;
import io.gongji.local.StackProperties;
import java.net.URI;

/// The addresses of a running system.
///
/// @param face the face-verification platform, here its simulator
/// @param clock the simulator of business time
/// @param channel the payment channels, here their simulator
public record Services(Api payment, Api pooling, Api ledger, Api face, Api clock, Api channel) {
    /// The services that a running stack says it has.
    public static Services of(StackProperties stack) {
        return new Services(
                api(stack.url(Service.PAYMENT)),
                api(stack.url(Service.POOLING)),
                api(stack.url(Service.LEDGER)),
                api(stack.faceUrl()),
                api(stack.clockUrl()),
                api(stack.channelUrl()));
    }

    private static Api api(String url) {
        return new Api(URI.create(url));
    }
}
