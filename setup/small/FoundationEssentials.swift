// What swift-argument-parser asks of FoundationEssentials, and nothing else: the release is built with this in its place,
// since the real library makes the program a quarter larger, and every start slower by what it lists for the runtime.
// Missed is the JSON of `--experimental-dump-help`, which prints an empty line instead. A later parser that asks for more
// does not compile with this, so that nothing is lost unseen.

public protocol LocalizedError: Error {
  var errorDescription: String? { get }
}

public struct Data {}

public final class JSONEncoder {
  public struct OutputFormatting: Sendable {
    public static let prettyPrinted = OutputFormatting()
    public static let sortedKeys = OutputFormatting()

    public mutating func insert(_ other: OutputFormatting) {}
  }

  public var outputFormatting = OutputFormatting()

  public init() {}

  public func encode(_ value: some Encodable) throws -> Data { Data() }
}

extension String {
  public enum Encoding { case utf8 }

  public init?(data: Data, encoding: Encoding) { return nil }
}
