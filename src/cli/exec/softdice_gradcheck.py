"""Answers "softdice gradcheck --exec" for a loss in Python. Needs nothing but Python.

serve(value, gradient, inputs) takes the inputs as arrays of float32 or float64 (array.array, NumPy), calls
value(*inputs) for a number and gradient(*inputs) for a list of as many arrays. domain=(0, 1) keeps x in it.
"""
import base64, json, math, sys
from array import array

def serve(value, gradient, inputs, domain=None):
    answers, sys.stdout = sys.stdout, sys.stderr  # Only answers go to the standard output.
    views = [memoryview(x) for x in inputs]
    def pack(x):
        x = memoryview(x)
        kind = {"f": "float32", "d": "float64"}[x.format]
        return {"dtype": kind, "shape": list(x.shape), "data": base64.b64encode(x.tobytes()).decode()}
    def unpack(x, view):
        numbers = array(view.format, base64.b64decode(x["data"]))
        return memoryview(numbers).cast("B").cast(view.format, view.shape) if len(view.shape) > 1 else numbers
    for line in sys.stdin:
        request = json.loads(line)
        given = [unpack(x, view) for x, view in zip(request.get("inputs", []), views)]
        if request["call"] == "start":
            answer = {"inputs": [pack(x) for x in views], "domain": domain}
        elif request["call"] == "value":
            number = float(value(*given))
            answer = {"value": number if math.isfinite(number) else None}
        else:
            answer = {"gradient": [pack(x) for x in gradient(*given)]}
        print(json.dumps(answer), file=answers, flush=True)
