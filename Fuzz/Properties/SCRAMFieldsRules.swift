@testable import SASL

/// The fields of SCRAM: what was taken apart is what there was, and a name is escaped and read as the same.
enum SCRAMFieldsRules {
  static func check(_ input: [UInt8]) throws {
    let text = String(decoding: input, as: UTF8.self)
    if let fields = SCRAMFields(text) {
      try hold(!fields.all.isEmpty, "there is a field")
      let joined = fields.all.map { "\($0.name)=\($0.value)" }.joined(separator: ",")
      try hold(joined.utf8.elementsEqual(text.utf8), "the fields are the text")
      try hold(fields.names.utf8.count == fields.all.count, "a name is a letter of ASCII")
      for field in fields.all {
        try hold(!field.value.isEmpty, "a field has a value")
        try hold(!field.value.utf8.contains(UInt8(ascii: ",")), "a comma ends a field")
        try hold(fields[field.name] != nil, "a field is found by its name")
      }
    }
    let escaped = SCRAMFields.escaped(text)
    try hold(!escaped.utf8.contains(UInt8(ascii: ",")), "an escaped name has no comma")
    let again = try present(SCRAMFields.name(escaped), "an escaped name can be read")
    try hold(again.utf8.elementsEqual(text.utf8), "an escaped name is read as what it was")
    if let name = SCRAMFields.name(text) {
      // A comma may also have come bare; then it is escaped afterwards, and not before.
      let isBare = text.utf8.contains(UInt8(ascii: ","))
      try hold(isBare || SCRAMFields.escaped(name).utf8.elementsEqual(text.utf8), "there is one way to escape a name")
    }
  }
}
