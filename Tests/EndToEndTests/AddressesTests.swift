import Foundation
import TestSupport
import Testing

extension WithoutTerminal {
  /// Which address is reached, from which, and what is said on the way.
  @Suite("Addresses and ports", .serialized)
  struct AddressesTests {
    private static let steps: [ServerStep] = [.reply("220 x"), .expectLine, .reply("221 bye"), .close]
    private static let noIPv6: Comment = "this machine has no IPv6 loopback"
    private static let noPort25: Comment = "only root may listen on port 25 here"

    private static let hasIPv6 = read("/proc/net/if_inet6").contains("00000000000000000000000000000001 ")
    private static func read(_ path: String) -> String {
      (try? String(contentsOfFile: path, encoding: .utf8)) ?? ""
    }

    @Test("without a port, port 25 is meant", .enabled(if: LoopbackPort.mayListen(on: 25), noPort25))
    func defaultPort() async throws {
      let server = try ScriptedServer(on: "127.0.0.2", port: 25, Self.steps)
      let run = try await Tutor.run(["127.0.0.2"], input: "QUIT\n")
      #expect(run.status == 0)
      #expect(server.received == "QUIT\r\n")
      #expect(run.words.contains("Trying 127.0.0.2:25 ..."))
    }

    @Test(
      "a host and its port are written in two ways", arguments: [["127.0.0.1", "PORT"], ["127.0.0.1:PORT"]])
    func notations(words: [String]) async throws {
      let server = try ScriptedServer(Self.steps)
      let run = try await Tutor.run(words.map { $0.replacing("PORT", with: "\(server.port)") }, input: "QUIT\n")
      #expect(run.status == 0)
      #expect(run.words.contains("Connected to 127.0.0.1:\(server.port) from 127.0.0.1:"))
    }

    @Test(
      "an IPv6 address stands in brackets, or alone before its port", .enabled(if: hasIPv6, noIPv6),
      arguments: [["[::1]:PORT"], ["[::1]", "PORT"], ["::1", "PORT"]])
    func ipv6(words: [String]) async throws {
      let server = try ScriptedServer(on: "::1", Self.steps)
      let run = try await Tutor.run(words.map { $0.replacing("PORT", with: "\(server.port)") }, input: "QUIT\n")
      #expect(run.status == 0)
      #expect(server.received == "QUIT\r\n")
      #expect(run.words.contains("Connected to [::1]:\(server.port) from [::1]:"))
    }

    @Test("-4 and -6 keep to their kind of address", arguments: [("-4", "::1"), ("-6", "127.0.0.1")])
    func family(option: String, address: String) async throws {
      let run = try await Tutor.run([option, address, "1"])
      #expect(run.status == 68)
      #expect(run.words.contains("has no address of that kind"))
      #expect(!run.words.contains("Trying"))
    }

    @Test("--source is the address the server sees", arguments: ["127.0.0.3", "127.0.0.1"])
    func source(address: String) async throws {
      let run = try await Tutor.run(["--source", address], input: "HELO x\nQUIT\n")
      #expect(run.status == 0)
      #expect(run.session.contains("S: 250 mail.christian.net Hello x [\(address)]"))
    }

    @Test("every address of a name is tried in turn, and each that fails is told", arguments: addresses.indices)
    func everyAddress(listening: Int) async throws {
      let server = try ScriptedServer(on: Self.addresses[listening], Self.steps)
      let run = try await Self.run([Self.name, "\(server.port)"])
      #expect(run.status == 0)
      #expect(server.received == "QUIT\r\n")
      let said = run.lines.filter { $0.hasPrefix("# Trying ") || $0.hasSuffix(": connection refused.") }
      #expect(
        said == Self.addresses[..<listening].flatMap {
          ["# Trying \($0):\(server.port) ...", "# \($0):\(server.port): connection refused."]
        } + ["# Trying \(Self.addresses[listening]):\(server.port) ..."])
      #expect(run.words.contains("failed before this one answered") == (listening > 0))
    }

    @Test("where no address answers, every failure is told, and then the end of it")
    func noAddress() async throws {
      let port = try LoopbackPort.free()
      let run = try await Self.run([Self.name, "\(port)"])
      #expect(run.status == 75)
      for address in Self.addresses { #expect(run.lines.contains("# \(address):\(port): connection refused.")) }
      #expect(run.words.contains("Cannot connect to \(Self.name):\(port): connection refused (none of its 4 addresses"))
    }

    @Test(
      "-4 and -6 choose among the addresses of a name", .enabled(if: hasIPv6, noIPv6),
      arguments: [("-4", "127.0.0.2"), ("-6", "::1")])
    func familyOfName(option: String, address: String) async throws {
      let server = try ScriptedServer(on: address, Self.steps)
      let run = try await Self.run([option, Self.name, "\(server.port)"])
      #expect(run.status == 0)
      #expect(server.received == "QUIT\r\n")
      #expect(run.lines.count { $0.hasPrefix("# Trying ") } == 1)
    }

    @Test("from an IPv4 address only the IPv4 addresses of a name are tried")
    func sourceOfName() async throws {
      let port = try LoopbackPort.free()
      let run = try await Self.run(["--source", "127.0.0.1", Self.name, "\(port)"])
      #expect(run.status == 75)
      #expect(run.lines.filter { $0.hasPrefix("# Trying ") } == Self.addresses.map { "# Trying \($0):\(port) ..." })
      #expect(run.words.contains("connection refused (none of its 3 addresses"))
    }

    /// A name that has these addresses, wherever the tests run.
    private static let name = "many.test"
    private static let addresses = ["127.0.0.2", "127.0.0.3", "127.0.0.4"]

    private static func run(_ arguments: [String]) async throws -> Run {
      let folder = try TemporaryFolder("hosts")
      try folder.write((addresses + ["::1"]).map { "\($0) \(name)\n" }.joined(), to: "hosts")
      return try await Run.program(
        Program.path("smtp-tutor"), arguments,
        environment: [
          "LD_PRELOAD": try Peers.require("libraries/libnss_wrapper.so"),
          "NSS_WRAPPER_HOSTS": folder.file("hosts"),
        ], input: Array("QUIT\n".utf8))
    }
  }
}
