import Names
import Octets

/// One record of DNS, for programs.
enum RecordObject {
  static func members(_ record: RecordData) -> CheckObject.Members {
    switch record {
    case .address(let address): [("text", .string(address.description))]
    case .mx(let preference, let host):
      [
        ("text", .string("\(preference) \(host)")), ("preference", .integer(preference)),
        ("host", .string(host.description)),
      ]
    case .ptr(let name): [("text", .string(name.description)), ("host", .string(name.description))]
    case .txt(let octets): Facts.line(octets)
    case .tlsa(let record): tlsa(record)
    case .opaque(let octets), .malformed(let octets): [("text", .string(octets.hexadecimal))]
    }
  }

  static func tlsa(_ record: TLSARecord) -> CheckObject.Members {
    [
      ("text", .string(record.description)), ("usage", .integer(Int(record.usage))),
      ("selector", .integer(Int(record.selector))), ("matching", .integer(Int(record.matching))),
      ("data", .string(record.data.hexadecimal)),
    ]
  }
}
