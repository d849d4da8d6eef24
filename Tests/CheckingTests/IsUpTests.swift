import Checking
import Names
import TestSupport
import Testing

@Suite("Whether a host is up at all")
struct IsUpTests {
  static let loopback = IPAddress("127.0.0.1")

  @Test("a port that is open answers, and not a word is said to it")
  func open() async throws {
    let server = try ScriptedServer([.expectLine])
    let found = await Prober(Prober.Options()).isUp(try #require(Self.loopback), ports: [Int(server.port)])
    #expect(found?.port == Int(server.port))
    #expect(try #require(found?.milliseconds) > 0)
    #expect(try await server.finished().first?.received == [])
  }

  @Test("a closed port is passed over for the next, and none is none")
  func closed() async throws {
    let server = try ScriptedServer([.expectLine])
    let closed = Int(try LoopbackPort.free())
    let prober = Prober(Prober.Options())
    #expect(
      await prober.isUp(try #require(Self.loopback), ports: [closed, Int(server.port)])?.port == Int(server.port))
    #expect(await prober.isUp(try #require(Self.loopback), ports: [closed]) == nil)
    #expect(await prober.isUp(try #require(Self.loopback), ports: []) == nil)
  }
}
