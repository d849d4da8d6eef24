import NIOCore

/// Stops accepting connections for a moment when accepting one has failed.
///
/// With no descriptor left (EMFILE, ENFILE) a connection that cannot be accepted stays in the kernel's queue, so the
/// listener stays ready, and the loop would try and fail without end until a client leaves.
final class AcceptPause: ChannelInboundHandler {
  typealias InboundIn = any Channel

  static let time = TimeAmount.milliseconds(100)

  func errorCaught(context: ChannelHandlerContext, error: any Error) {
    context.channel.setOption(.autoRead, value: false).whenComplete { _ in }
    context.eventLoop.scheduleTask(in: Self.time) { [channel = context.channel] in
      channel.setOption(.autoRead, value: true).whenComplete { _ in }
    }
  }
}
