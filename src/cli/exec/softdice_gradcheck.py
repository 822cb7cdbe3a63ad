"""Answers "softdice gradcheck --exec" for a loss in Python. The inputs are arrays of float32 or float64 (array.array, NumPy);
value(*inputs) gives a number, gradient(*inputs) a list of as many arrays; domain=(0, 1) keeps x in it."""
import base64, json, math, sys

def pack(x):
    x, kinds = memoryview(x), {"f": "float32", "d": "float64"}
    return {"dtype": kinds[x.format], "shape": x.shape, "data": base64.b64encode(x.tobytes()).decode()}

def serve(value, gradient, inputs, domain=None):
    answers, sys.stdout = sys.stdout, sys.stderr  # Only answers go to the standard output.
    views = [memoryview(x) for x in inputs]
    for request in map(json.loads, sys.stdin):
        numbers = [bytearray(base64.b64decode(x["data"])) for x in request.get("inputs", [])]
        given = [memoryview(x).cast(view.format, view.shape) for x, view in zip(numbers, views)]
        if request["call"] == "start":
            answer = {"inputs": [pack(x) for x in views], "domain": domain}
        elif request["call"] == "value":
            answer = {"value": number if math.isfinite(number := float(value(*given))) else None}
        else:
            answer = {"gradient": [pack(x) for x in gradient(*given)]}
        print(json.dumps(answer), file=answers, flush=True)
