import Foundation
import TestSupport
import Testing

/// The inputs that the fuzzers found, each of which reaches code that no other does: the rules hold for them in every
/// run of the tests, without a fuzzer.
@Suite("The fuzzers' rules")
struct CorpusTests {
  private static func inputs(_ target: FuzzTarget) throws -> [(name: String, octets: [UInt8])] {
    let folder = Project.path("Fuzz/seeds/\(target.rawValue)")
    return try FileManager.default.contentsOfDirectory(atPath: folder).sorted().map { name in
      (name, Array(try Data(contentsOf: URL(fileURLWithPath: "\(folder)/\(name)"))))
    }
  }

  @Test("hold for every input that was kept", arguments: FuzzTarget.allCases)
  func corpus(_ target: FuzzTarget) throws {
    let inputs = try Self.inputs(target)
    #expect(!inputs.isEmpty)
    for (name, octets) in inputs {
      #expect(throws: Never.self, "Fuzz/seeds/\(target.rawValue)/\(name)") { try target.check(octets) }
    }
    #expect(throws: Never.self, "nothing at all") { try target.check([]) }
  }

  @Test("hold for each input with an octet less at its end, or one changed", arguments: FuzzTarget.allCases)
  func neighbours(_ target: FuzzTarget) throws {
    for (name, octets) in try Self.inputs(target).prefix(8) where !octets.isEmpty {
      #expect(throws: Never.self, "\(name), cut") { try target.check(octets.dropLast()) }
      var changed = octets
      changed[octets.count / 2] ^= 0x20
      #expect(throws: Never.self, "\(name), changed") { try target.check(changed) }
    }
  }

  @Test("a folder of inputs belongs to a target, and each target has one")
  func folders() throws {
    let folders = try FileManager.default.contentsOfDirectory(atPath: Project.path("Fuzz/seeds"))
    #expect(Set(folders) == Set(FuzzTarget.allCases.map(\.rawValue)))
  }

  @Test("a rule that does not hold fails with its words")
  func control() {
    #expect(throws: BrokenRule.self) { try hold(1 > 2, "one is greater than two") }
    #expect(throws: BrokenRule.self) { try present(Int("x"), "x is a number") }
  }
}
