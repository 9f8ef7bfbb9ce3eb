#!/usr/bin/env python3
"""Holds TOML files to the JSON Schema that `flysheet schema` prints, by a validator that we did not write.

    .ci/spec_schema.py FLYSHEET FILE.toml...

Each file must keep to it. A copy with a key that no table has, and one with a number where a text should be, must not:
a validator that lets these pass would let anything pass.
"""

import json
import subprocess
import sys
import tomllib

import jsonschema


def as_json(value):
    """A value of TOML as editors hold it to a schema: dates are texts."""
    if isinstance(value, dict):
        return {key: as_json(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [as_json(inner) for inner in value]
    return value.isoformat() if hasattr(value, "isoformat") else value


def main():
    flysheet, *paths = sys.argv[1:]
    schema = json.loads(subprocess.run([flysheet, "schema"], check=True, capture_output=True).stdout)
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema)
    faults = [] if paths else ["no file was named"]
    for path in paths:
        with open(path, "rb") as file:
            spec = as_json(tomllib.load(file))
        faults += [f"{path}: {fault.json_path}: {fault.message}" for fault in validator.iter_errors(spec)]
        for broken in ({**spec, "contry": "Armenia"}, {**spec, "country": 5}):
            if validator.is_valid(broken):
                faults.append(f"{path}: a fault that was put in is not found")
    print(f"{len(paths)} files keep to the schema" if not faults else "\n".join(faults))
    sys.exit(bool(faults))


if __name__ == "__main__":
    main()
