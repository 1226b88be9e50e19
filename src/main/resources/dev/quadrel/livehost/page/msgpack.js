// MessagePack, as far as live state needs it: what JSON has, bytes and times.

const TEXT = new TextEncoder();
const LETTERS = new TextDecoder('utf-8', {fatal: true});
const TIMESTAMP = -1;
const TWO_32 = 4294967296;

/** The bytes of a value: null, booleans, numbers, strings, dates, binary arrays, arrays and plain objects. */
export function encode(value) {
  const writer = new Writer();
  writer.value(value);
  return writer.bytes.slice(0, writer.end);
}

/** The value of some bytes; binary is a Uint8Array. */
export function decode(bytes) {
  const reader = new Reader(bytes);
  const value = reader.value();
  if (reader.at !== bytes.length) {
    throw new RangeError(`${bytes.length - reader.at} bytes follow the value`);
  }
  return value;
}

class Writer {
  constructor() {
    this.bytes = new Uint8Array(1024);
    this.view = new DataView(this.bytes.buffer);
    this.end = 0;
  }

  /** Makes room, and tells where it starts. */
  room(count) {
    const start = this.end;
    this.end += count;
    if (this.end > this.bytes.length) {
      const larger = new Uint8Array(Math.max(this.end, 2 * this.bytes.length));
      larger.set(this.bytes.subarray(0, start));
      this.bytes = larger;
      this.view = new DataView(larger.buffer);
    }
    return start;
  }

  // The room is made first: it may be in another array than before.

  byte(value) {
    const at = this.room(1);
    this.bytes[at] = value;
  }

  short(value) {
    const at = this.room(2);
    this.view.setUint16(at, value);
  }

  word(value) {
    const at = this.room(4);
    this.view.setUint32(at, value);
  }

  long(value) {
    const at = this.room(8);
    this.view.setBigInt64(at, BigInt(value));
  }

  double(value) {
    const at = this.room(8);
    this.view.setFloat64(at, value);
  }

  raw(bytes) {
    const at = this.room(bytes.length);
    this.bytes.set(bytes, at);
  }

  value(value) {
    switch (typeof value) {
      case 'boolean': return this.byte(value ? 0xc3 : 0xc2);
      case 'number': return this.number(value);
      case 'bigint': return this.number(Number(value));
      case 'string': return this.string(value);
      case 'object': return value === null ? this.byte(0xc0) : this.object(value);
      default: return this.byte(0xc0);
    }
  }

  number(value) {
    if (!Number.isSafeInteger(value) || Object.is(value, -0)) {
      this.byte(0xcb);
      this.double(value);
    } else if (value >= -32 && value < 128) {
      this.byte(value & 0xff);
    } else if (value >= -32768 && value < 32768) {
      this.byte(0xd1);
      this.short(value & 0xffff);
    } else if (value >= -2147483648 && value < 2147483648) {
      this.byte(0xd2);
      this.word(value >>> 0);
    } else {
      this.byte(0xd3);
      this.long(value);
    }
  }

  string(value) {
    const bytes = TEXT.encode(value);
    if (bytes.length < 32) {
      this.byte(0xa0 | bytes.length);
    } else {
      this.length(bytes.length, 0xd9, 0xda, 0xdb);
    }
    this.raw(bytes);
  }

  /** A length with the type that fits it; there is no short form of lists and maps. */
  length(length, ofByte, ofShort, ofWord) {
    if (length < 256 && ofByte) {
      this.byte(ofByte);
      this.byte(length);
    } else if (length < 65536) {
      this.byte(ofShort);
      this.short(length);
    } else {
      this.byte(ofWord);
      this.word(length);
    }
  }

  object(value) {
    if (Array.isArray(value)) {
      this.length(value.length, 0, 0xdc, 0xdd);
      value.forEach((member) => this.value(member));
    } else if (value instanceof ArrayBuffer) {
      this.binary(new Uint8Array(value));
    } else if (ArrayBuffer.isView(value)) {
      this.binary(new Uint8Array(value.buffer, value.byteOffset, value.byteLength));
    } else if (value instanceof Date) {
      this.time(value.getTime());
    } else {
      const names = Object.keys(value).filter((name) => typeof value[name] !== 'function');
      this.length(names.length, 0, 0xde, 0xdf);
      names.forEach((name) => {
        this.string(name);
        this.value(value[name]);
      });
    }
  }

  binary(bytes) {
    this.length(bytes.length, 0xc4, 0xc5, 0xc6);
    this.raw(bytes);
  }

  time(milliseconds) {
    const seconds = Math.floor(milliseconds / 1000);
    this.byte(0xc7);
    this.byte(12);
    this.byte(TIMESTAMP & 0xff);
    this.word((milliseconds - seconds * 1000) * 1000000);
    this.long(seconds);
  }
}

class Reader {
  constructor(bytes) {
    this.bytes = bytes;
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.at = 0;
  }

  skip(count) {
    const start = this.at;
    this.at += count;
    return start;
  }

  byte() {
    return this.view.getUint8(this.skip(1));
  }

  short() {
    return this.view.getUint16(this.skip(2));
  }

  word() {
    return this.view.getUint32(this.skip(4));
  }

  value() {
    const type = this.byte();
    if (type < 0x80) return type;
    if (type < 0x90) return this.map(type & 0x0f);
    if (type < 0xa0) return this.list(type & 0x0f);
    if (type < 0xc0) return this.string(type & 0x1f);
    if (type >= 0xe0) return type - 256;
    return this.typed(type);
  }

  typed(type) {
    switch (type) {
      case 0xc0: return null;
      case 0xc2: return false;
      case 0xc3: return true;
      case 0xc4: return this.binary(this.byte());
      case 0xc5: return this.binary(this.short());
      case 0xc6: return this.binary(this.word());
      case 0xca: return this.view.getFloat32(this.skip(4));
      case 0xcb: return this.view.getFloat64(this.skip(8));
      case 0xd9: return this.string(this.byte());
      case 0xda: return this.string(this.short());
      case 0xdb: return this.string(this.word());
      case 0xdc: return this.list(this.short());
      case 0xdd: return this.list(this.word());
      case 0xde: return this.map(this.short());
      case 0xdf: return this.map(this.word());
      default: return this.integerOrTime(type);
    }
  }

  integerOrTime(type) {
    switch (type) {
      case 0xcc: return this.byte();
      case 0xcd: return this.short();
      case 0xce: return this.word();
      case 0xcf: return Number(this.view.getBigUint64(this.skip(8)));
      case 0xd0: return this.view.getInt8(this.skip(1));
      case 0xd1: return this.view.getInt16(this.skip(2));
      case 0xd2: return this.view.getInt32(this.skip(4));
      case 0xd3: return Number(this.view.getBigInt64(this.skip(8)));
      case 0xd6: return this.time(4);
      case 0xd7: return this.time(8);
      case 0xc7: return this.time(this.byte());
      default: throw new RangeError(`Type ${type.toString(16)} is not known`);
    }
  }

  binary(length) {
    const start = this.skip(length);
    this.require();
    return this.bytes.slice(start, this.at);
  }

  string(length) {
    const start = this.skip(length);
    this.require();
    return LETTERS.decode(this.bytes.subarray(start, this.at));
  }

  require() {
    if (this.at > this.bytes.length) {
      throw new RangeError('The bytes end within a value');
    }
  }

  list(length) {
    const members = [];
    for (let i = 0; i < length; i++) members.push(this.value());
    return members;
  }

  map(length) {
    const members = {};
    for (let i = 0; i < length; i++) {
      const name = this.value();
      Object.defineProperty(members, name, {value: this.value(), writable: true, enumerable: true, configurable: true});
    }
    return members;
  }

  time(length) {
    if (this.view.getInt8(this.skip(1)) !== TIMESTAMP) {
      throw new RangeError('Of the extensions only times are known');
    }
    if (length === 4) return new Date(1000 * this.word());
    if (length === 12) {
      const nanoseconds = this.word();
      return new Date(1000 * Number(this.view.getBigInt64(this.skip(8))) + nanoseconds / 1000000);
    }
    const high = this.word();
    const seconds = (high & 3) * TWO_32 + this.word();
    return new Date(1000 * seconds + (high >>> 2) / 1000000);
  }
}
