import Glibc
import NIOCore
import NIOEmbedded
import Testing

@testable import PracticeServer

@Suite("connections that cannot be accepted")
struct AcceptPauseTests {
  private static func isReading(_ channel: EmbeddedChannel) -> Bool? {
    channel.options.last { $0.option is ChannelOptions.Types.AutoReadOption }?.value as? Bool
  }

  @Test("after a failure nothing is accepted for a moment, then again, as often as it happens")
  func pause() throws {
    let loop = EmbeddedEventLoop()
    let channel = EmbeddedChannel(handler: AcceptPause(), loop: loop)
    #expect(Self.isReading(channel) == nil)
    for _ in 1...3 {
      channel.pipeline.fireErrorCaught(IOError(errnoCode: EMFILE, reason: "accept"))
      #expect(Self.isReading(channel) == false)
      loop.advanceTime(by: AcceptPause.time - .nanoseconds(1))
      #expect(Self.isReading(channel) == false)
      loop.advanceTime(by: .nanoseconds(1))
      #expect(Self.isReading(channel) == true)
    }
  }
}
